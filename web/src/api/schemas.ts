// What the shapes of the interface are made from; their short names are in types.ts. Nothing else in the client names
// schema.gen.ts.
import type { components, operations } from './schema.gen';

export type Schemas = components['schemas'];
export type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

// Every member of an enum as a list; a member that is left out does not compile.
export const every =
  <T extends string>() =>
  <const List extends readonly T[]>(list: List & ([T] extends [List[number]] ? unknown : never)): readonly T[] =>
    list;
