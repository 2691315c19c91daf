import type { Component } from 'vue';
import type { Act, CaseView, Id } from '@/api/types';
import * as api from '../../api';
import AcceptForm from './AcceptForm.vue';
import AnnulForm from './AnnulForm.vue';
import ChecklistAct from './ChecklistAct.vue';
import FieldsAct, { type ActField } from './FieldsAct.vue';
import HandOnForm from './HandOnForm.vue';
import DecisionForm from './DecisionForm.vue';
import ExtensionAnswerForm from './ExtensionAnswerForm.vue';
import ExtensionForm from './ExtensionForm.vue';
import IssueForm from './IssueForm.vue';
import NoticeForm from './NoticeForm.vue';
import ProcedureForm from './ProcedureForm.vue';
import RefuseForm from './RefuseForm.vue';
import ResultForm from './ResultForm.vue';
import TextAct from './TextAct.vue';

// Every act that a case page can offer: its form, what the form needs besides, and how it is sent.
interface ActEntry {
  form: Component;
  send: (id: Id, body: never, key: string) => Promise<CaseView>;
  props?: (view: CaseView) => object;
  needs?: string; // written beside the case: offered to who holds this permission, whatever the state
  unversioned?: boolean;
}

const text = (act: Act, field: string, maxlength: number, required: boolean, send: ActEntry['send']): ActEntry => ({
  form: TextAct,
  send,
  props: () => ({ act, field, maxlength, required }),
});
const fields = (act: Act, list: ActField[], send: ActEntry['send'], more: Partial<ActEntry> = {}): ActEntry => ({
  form: FieldsAct,
  send,
  props: () => ({ act, fields: list }),
  ...more,
});
const choices = (of: string, values: string[]): ActField['options'] => values.map((value) => ({ value, words: `cases.${of}.${value}` }));
const lackingOf = (view: CaseView) =>
  view.materials
    .filter((line) => line.state === 'missing' || line.state === 'defective')
    .map((line) => ({ code: line.material.code, state: line.state, defect: line.defect, material: line.material }));

export const acts: Partial<Record<Act, ActEntry>> = {
  check_materials: { form: ChecklistAct, send: api.checkMaterials, props: (view) => ({ act: 'check_materials', view }) },
  take_correction: { form: ChecklistAct, send: api.takeCorrection, props: (view) => ({ act: 'take_correction', view }) },
  give_notice: { form: NoticeForm, send: api.giveNotice, props: (view) => ({ lacking: lackingOf(view) }) },
  accept: { form: AcceptForm, send: api.accept },
  refuse: { form: RefuseForm, send: api.refuse },
  annul: { form: AnnulForm, send: api.annul },
  start_procedure: { form: ProcedureForm, send: api.startProcedure },
  ask_extension: { form: ExtensionForm, send: api.askExtension },
  answer_extension: { form: ExtensionAnswerForm, send: api.answerExtension },
  decide: { form: DecisionForm, send: api.decide },
  return_result: { form: ResultForm, send: api.returnResult },
  issue: { form: IssueForm, send: api.issue, props: (view) => ({ view }) },
  end_procedure: text('end_procedure', 'outcome', 1000, true, api.endProcedure),
  ask_correction: text('ask_correction', 'what', 1000, true, api.askCorrection),
  take_review_correction: text('take_review_correction', 'note', 400, false, api.takeReviewCorrection),
  pick_up: text('pick_up', 'note', 400, false, api.pickUp),
  transfer: text('transfer', 'note', 400, false, api.transfer),
  close: text('close', 'note', 400, false, api.close),
  withdraw: text('withdraw', 'reason', 400, true, api.withdraw),
  pass_stage: {
    form: FieldsAct,
    send: api.passStage,
    props: (view) => ({
      act: 'pass_stage',
      fields: [
        { name: 'stage', kind: 'choice', required: true, options: view.stages.filter((one) => !one.at).slice(0, 1).map((one) => ({ value: one.name, words: one.name })) },
        { name: 'opinion', kind: 'area', required: true },
      ] satisfies ActField[],
    }),
  },
  report_upward: fields('report_upward', [
    { name: 'authority', kind: 'line', required: true, maxlength: 80 },
    { name: 'reason', kind: 'area', required: true, maxlength: 400 },
    { name: 'expected', kind: 'date' },
  ], api.reportUpward),
  take_report_back: fields('take_report_back', [
    { name: 'answer', kind: 'area', required: true },
    { name: 'document_number', kind: 'line', maxlength: 80 },
    { name: 'answered_on', kind: 'date' },
  ], api.takeReportBack),
  contact: fields('contact', [
    { name: 'kind', kind: 'choice', required: true, options: choices('contact', ['call', 'visit', 'message']) },
    { name: 'with', kind: 'line', required: true, maxlength: 80 },
    { name: 'what', kind: 'area', required: true },
  ], api.contact, { needs: 'case.contact', unversioned: true }),
  object: fields('object', [
    { name: 'to', kind: 'choice', required: true, options: choices('objection.to', ['handling', 'result']) },
    { name: 'by', kind: 'line', required: true, maxlength: 80 },
    { name: 'text', kind: 'area', required: true, maxlength: 2000 },
  ], api.object, { needs: 'case.receive', unversioned: true }),
  hand_on: { form: HandOnForm, send: api.handOn, needs: 'case.hand_on' },
  mark_joint: fields('mark_joint', [
    { name: 'departments', kind: 'list', required: true },
    { name: 'note', kind: 'area', maxlength: 400 },
  ], api.markJoint, { needs: 'case.coordinate' }),
  note: fields('note', [{ name: 'what', kind: 'area', required: true }], api.note, { needs: 'case.coordinate', unversioned: true }),
  urge: text('urge', 'text', 400, true, api.urge),
  answer_urging: text('answer_urging', 'answer', 400, true, api.answerUrging),
};

// The order in which a case page offers them: what moves the case on comes first.
export const actOrder: Act[] = [
  'answer_urging',
  'take_correction', 'accept', 'give_notice', 'pick_up', 'decide', 'return_result', 'issue', 'answer_extension', 'end_procedure', 'take_review_correction',
  'transfer', 'close', 'check_materials', 'ask_correction', 'start_procedure', 'ask_extension', 'pass_stage', 'take_report_back', 'report_upward', 'urge', 'refuse', 'withdraw', 'annul',
];

// What is written beside the case, whatever its state.
export const besides: Act[] = ['contact', 'object', 'hand_on', 'mark_joint', 'note'];
