interface Named {
  readonly name: string;
}

export type WithId<T> = T & { readonly id: string };

/** The rows by name, as the language sorts names: a queue keeps its place whatever happens in it. */
export function inOrder<T extends Named>(rows: Readonly<Record<string, T>>, language: string): readonly WithId<T>[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return Object.entries(rows)
    .map(([id, row]) => ({ ...row, id }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}
