// The fields of a decision's facts, told from their JSON Schema: what kind of input each one wants.
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  enum?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}
export type Kind = 'group' | 'list' | 'choice' | 'choices' | 'yes_no' | 'number' | 'date' | 'instant' | 'text' | 'texts';
export interface Told {
  name: string;
  kind: Kind;
  of: string; // the type it belongs to, for its name: "complaints.Complaint"
  type: string; // of an enumeration, for the names of its words
  choices: string[];
  required: boolean;
  schema: Schema;
}

const nameOf = (schema: Schema) => schema.$ref?.split('/').at(-1) ?? '';
export const resolved = (root: Schema, schema: Schema): Schema => (schema.$ref ? (root.$defs?.[nameOf(schema)] ?? {}) : schema);

function kindOf(root: Schema, schema: Schema): Kind {
  const real = resolved(root, schema);
  if (real.enum) return 'choice';
  if (real.type === 'object') return 'group';
  if (real.type === 'array') {
    const item = resolved(root, real.items ?? {});
    return item.enum ? 'choices' : item.type === 'object' ? 'list' : 'texts';
  }
  if (real.type === 'boolean') return 'yes_no';
  if (real.type === 'integer') return 'number';
  return real.format === 'date' ? 'date' : real.format === 'date-time' ? 'instant' : 'text';
}

export function fieldsOf(root: Schema, schema: Schema): Told[] {
  const real = resolved(root, schema);
  return Object.entries(real.properties ?? {}).map(([name, one]) => {
    const kind = kindOf(root, one);
    const words = kind === 'choices' ? (resolved(root, one).items ?? {}) : one;
    return { name, kind, of: nameOf(schema), type: nameOf(words), choices: resolved(root, words).enum ?? [], required: real.required?.includes(name) ?? false, schema: one };
  });
}
