// Load: so many requests, so many at a time.

/** The answers of `total` calls of `one`, `width` at a time; `at` is told the number of each as it begins. */
export async function load<T>(
  total: number,
  width: number,
  one: () => Promise<T>,
  at: (n: number) => void,
): Promise<T[]> {
  const answers: T[] = [];
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < total) {
      at(++begun);
      answers.push(await one());
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return answers;
}
