// Objects as a change gives them.
import * as z from 'zod';

type Changed<T> = T extends z.ZodDefault<infer Inner> ? Inner : T;
export type ChangeOf<S extends z.ZodObject> = z.ZodObject<{
  [K in keyof S['shape']]: z.ZodOptional<Changed<S['shape'][K]>>;
}>;

/** Every field may be left out, and stays what it was then: `partial()` alone would put the default of a field in its place. */
export function changeOf<S extends z.ZodObject>(object: S): ChangeOf<S> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = object.shape;
  const fields = Object.entries(shape).map(([name, field]) => {
    return [name, z.optional(field instanceof z.ZodDefault ? field.unwrap() : field)] as const;
  });
  // The cast holds because the fields are those of the type, one by one.
  return z.object(Object.fromEntries(fields)) as unknown as ChangeOf<S>;
}
