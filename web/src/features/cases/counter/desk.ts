import { computed, inject, provide, reactive, ref, shallowRef, toRaw, type InjectionKey } from 'vue';
import { Intention } from '@/api/intention';
import type { Agent, Applicant, CaseView, HalfRegistration, HeldMaterial, Id, ItemRow, Registration } from '@/api/types';
import { readItems, readLive } from '@/features/catalogue/api';
import { dropDraft, useDraft } from '@/shared/drafts';
import { checkMaterials, park, parkAgain, readCase, readHeld, readParkedIntake, receive } from '../api';
import { checksOf, linesOf, tally, type Line } from '../materials/checklist';

// The visit at the counter: who is there, what for, with which papers. Everything typed is a draft until a case has taken it.
export interface Visit {
  applicant: Required<Applicant>;
  maskedNumber: string; // of a person found in the register: the whole number is read from the paper
  hasAgent: boolean;
  agent: Agent;
  item: ItemRow | null;
  lines: Line[];
  summary: string;
  since: number; // when the first word was typed; 0: nobody is here
  caseId: string; // once received
  person: Id; // of the register, when the applicant was found there
  parked: Id; // the parked intake that this goes on with
}

const emptyVisit = (): Visit => ({
  applicant: { kind: 'person', name: '', paper: 'id_card', paper_number: '', phone: '', address: '', paper_override: '' },
  maskedNumber: '',
  hasAgent: false,
  agent: { name: '', paper: 'id_card', paper_number: '', phone: '', authorisation: '' },
  item: null,
  lines: [],
  summary: '',
  since: 0,
  caseId: '',
  person: '',
  parked: '',
});

export function registrationOf(visit: Visit): Registration {
  const { paper_override, ...applicant } = visit.applicant;
  return {
    item: visit.item!.id,
    applicant: paper_override ? { ...applicant, paper_override } : applicant,
    agent: visit.hasAgent ? { ...toRaw(visit.agent) } : undefined,
    materials: checksOf(visit.lines),
    summary: visit.summary,
  };
}

// What is typed so far, to be kept at the server until it goes on.
export function halfOf(visit: Visit, note: string): HalfRegistration {
  return {
    item: visit.item?.id,
    kind: visit.applicant.kind,
    name: visit.applicant.name,
    paper: visit.applicant.paper,
    paper_number: visit.applicant.paper_number,
    phone: visit.applicant.phone,
    address: visit.applicant.address,
    has_agent: visit.hasAgent,
    agent_name: visit.agent.name,
    agent_paper: visit.agent.paper,
    agent_number: visit.agent.paper_number,
    agent_phone: visit.agent.phone,
    authorisation: visit.agent.authorisation,
    materials: checksOf(visit.lines),
    summary: visit.summary,
    note,
  };
}

// What still has to be typed before the case can be received, as message keys.
export function lackingOf(visit: Visit): string[] {
  const open: string[] = [];
  if (!visit.applicant.name.trim()) open.push('name');
  if (!visit.applicant.paper_number.trim()) open.push('paper_number');
  if (visit.hasAgent && !(visit.agent.name.trim() && visit.agent.paper_number.trim() && visit.agent.authorisation.trim())) open.push('agent');
  if (!visit.item) open.push('item');
  else if (!visit.item.mine) open.push('not_mine');
  if (tally(visit.lines).unexplained) open.push('defect');
  return open;
}

function createDesk() {
  const visit = reactive<Visit>(emptyVisit());
  const sent = useDraft('counter', visit);
  const view = shallowRef<CaseView>(); // the case, once received
  const loadingItem = ref(false);
  const held = shallowRef<HeldMaterial[]>([]);
  const parking = new Intention();
  const receiving = new Intention();
  const checking = new Intention();

  async function chooseItem(item: ItemRow | null): Promise<void> {
    visit.item = item;
    visit.lines = [];
    held.value = [];
    if (!item?.mine) return;
    void offerHeld();
    loadingItem.value = true;
    try {
      const guide = await readLive(item.id);
      if (visit.item?.id === item.id) visit.lines = linesOf(guide.content.materials);
    } catch (error) {
      visit.item = null;
      throw error;
    } finally {
      loadingItem.value = false;
    }
  }

  // Receives the case when it is not yet, and brings its checklist up to date: what every act at the counter begins with.
  async function registered(): Promise<CaseView> {
    if (!view.value) {
      const body = { ...registrationOf(visit), parked: visit.parked || undefined };
      view.value = await receiving.carryOut(body, (key) => receive(body, key));
      visit.caseId = view.value.id;
      return view.value;
    }
    const wanted = checksOf(visit.lines);
    const changed = view.value.materials.some((line, i) => line.state !== wanted[i]?.state || line.defect !== wanted[i]?.defect);
    if (changed && view.value.allowed.includes('check_materials')) {
      const body = { version: view.value.version, materials: wanted };
      const { id } = view.value;
      view.value = await checking.carryOut(body, (key) => checkMaterials(id, body, key));
    }
    return view.value;
  }

  // Papers that the centre holds of this person; nothing is lost where they cannot be looked up.
  async function offerHeld(): Promise<void> {
    const { person, item } = visit;
    held.value = person && item?.mine ? await readHeld(item.id, person).then((found) => found.items, () => []) : [];
  }

  async function setAside(note: string): Promise<void> {
    const body = halfOf(visit, note);
    const { parked } = visit;
    await parking.carryOut(body, (key) => (parked ? parkAgain(parked, body, key) : park(body, key)));
    next();
  }

  async function resume(id: Id): Promise<void> {
    const { entered, item_name } = await readParkedIntake(id);
    const found = entered.item ? (await readItems({ search: item_name, limit: 20 })).items.find((item) => item.id === entered.item) : undefined;
    next();
    Object.assign(visit.applicant, {
      kind: entered.kind, name: entered.name, paper: entered.paper, paper_number: entered.paper_number, phone: entered.phone, address: entered.address,
    });
    Object.assign(visit, { hasAgent: entered.has_agent, summary: entered.summary, parked: id });
    Object.assign(visit.agent, {
      name: entered.agent_name, paper: entered.agent_paper, paper_number: entered.agent_number, phone: entered.agent_phone, authorisation: entered.authorisation,
    });
    if (!found) return;
    await chooseItem(found);
    visit.lines = visit.lines.map((line) => ({ ...line, ...entered.materials.find((one) => one.code === line.code) }));
  }

  async function reload(): Promise<void> {
    if (visit.caseId) view.value = await readCase(visit.caseId);
  }

  function next(): void {
    Object.assign(visit, emptyVisit());
    view.value = undefined;
    sent();
    for (const act of ['on_the_spot', 'accept', 'give_notice', 'refuse']) dropDraft(`counter.${act}`);
  }

  return {
    visit,
    view,
    held,
    offerHeld,
    setAside,
    resume,
    loadingItem,
    lacking: computed(() => lackingOf(visit)),
    tally: computed(() => tally(visit.lines)),
    chooseItem,
    registered,
    reload,
    next,
    sent,
  };
}

export type Desk = ReturnType<typeof createDesk>;
const key: InjectionKey<Desk> = Symbol('desk');

export function openDesk(): Desk {
  const desk = createDesk();
  provide(key, desk);
  return desk;
}
export const useDesk = (): Desk => inject(key)!;
