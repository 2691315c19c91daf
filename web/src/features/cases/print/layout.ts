import type { DocumentSection } from '@/api/types';

// A stored document says in rows who seals it and who signs for it; on paper these have their own places: the seal at the
// lower right over the date, the lines to sign at the foot.
export interface Layout {
  sections: DocumentSection[];
  seal?: { authority: string; date: string };
  signatures: string[]; // the words before each line
}

export function layOut(sections: DocumentSection[]): Layout {
  const out: Layout = { sections: [], signatures: [] };
  for (const section of sections) {
    const rows = section.rows ?? [];
    if (rows.length && rows.some(([label]) => label?.includes('签字')) && rows.every((row) => row.length === 2 && !row[1])) {
      out.signatures.push(...rows.map((row) => row[0]!));
      continue;
    }
    const sealed = rows.findIndex(([label]) => label?.includes('盖章'));
    if (sealed < 0) {
      out.sections.push(section);
      continue;
    }
    const dated = rows.findIndex(([label], i) => i > sealed && label === '日期');
    out.seal = { authority: rows[sealed]![1] ?? '', date: rows[dated]?.[1] ?? '' };
    const left = rows.filter((_, i) => i !== sealed && i !== dated);
    if (left.length || section.text) out.sections.push({ ...section, rows: left });
  }
  return out;
}
