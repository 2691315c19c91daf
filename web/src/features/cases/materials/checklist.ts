import type { MaterialCheck, MaterialLine, MaterialState, Material } from '@/api/types';

// The checklist as the keyboard sees it: one line is current, arrows move, a digit says how it is with the material and goes on.
export const verdicts = ['present', 'missing', 'defective', 'not_needed'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Line extends MaterialCheck {
  material: Material;
  namedInNotice: number;
}

export const linesOf = (materials: Material[]): Line[] =>
  materials.map((material) => ({ code: material.code, state: 'unchecked', defect: '', material, namedInNotice: 0 }));

export const linesOfCase = (lines: MaterialLine[]): Line[] =>
  lines.map((line) => ({ code: line.material.code, state: line.state, defect: line.defect, material: line.material, namedInNotice: line.named_in_notice }));

export const checksOf = (lines: Line[]): MaterialCheck[] =>
  lines.map(({ code, state, defect, replaced, helped, held }) => ({
    code,
    state,
    defect: state === 'defective' ? defect : '',
    ...(replaced ? { replaced } : {}),
    ...(state === 'present' && helped?.trim() ? { helped: helped.trim() } : {}),
    ...(state === 'present' && held ? { held } : {}),
  }));

// After a notice, a fault that it did not name is the clerk's, unless the material itself is a new one.
export const mayBeReplaced = (line: Line, notices: number): boolean =>
  notices > 0 && line.namedInNotice === 0 && (line.state === 'missing' || line.state === 'defective');

// A required material is never "not needed".
export const fits = (line: Line, verdict: Verdict): boolean => verdict !== 'not_needed' || line.material.necessity !== 'required';

export interface Key {
  line: number; // the current line afterwards
  state?: MaterialState; // for the line where the key was pressed
  explain?: boolean; // go to the words on what is wrong
}

// What a key does on a line, or undefined when it is none of the checklist's.
export function press(lines: Line[], current: number, key: string): Key | undefined {
  const last = lines.length - 1;
  const down = Math.min(current + 1, last);
  switch (key) {
    case 'ArrowDown':
      return { line: down };
    case 'ArrowUp':
      return { line: Math.max(current - 1, 0) };
    case 'Home':
      return { line: 0 };
    case 'End':
      return { line: last };
    case '0':
    case 'Backspace':
      return { line: current, state: 'unchecked' };
  }
  const verdict = /^[1-4]$/.test(key) ? verdicts[Number(key) - 1] : undefined;
  const line = lines[current];
  if (!verdict || !line) return undefined;
  if (!fits(line, verdict)) return { line: current };
  return verdict === 'defective' ? { line: current, state: verdict, explain: true } : { line: down, state: verdict };
}

export interface Tally {
  unchecked: number;
  lacking: number; // missing or defective, of whatever necessity
  unexplained: number; // defective without words
  complete: boolean; // everything looked at and nothing lacking
}

export function tally(lines: Line[]): Tally {
  const count = (test: (line: Line) => boolean) => lines.filter(test).length;
  const unchecked = count((line) => line.state === 'unchecked');
  const lacking = count((line) => line.state === 'missing' || line.state === 'defective');
  const unexplained = count((line) => line.state === 'defective' && !line.defect.trim());
  return { unchecked, lacking, unexplained, complete: unchecked + lacking === 0 };
}
