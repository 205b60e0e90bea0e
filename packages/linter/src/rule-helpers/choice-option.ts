import type { Option } from '@pmtakit/semantics';

/** One word of several. */
export function choiceOption<const T extends string>(
  name: string,
  [first, ...others]: readonly [T, ...T[]],
  description: string,
): Option<T> {
  const words = [first, ...others];
  return {
    ...{ name, description, default: first },
    expected: `one of ${words.join(', ')}`,
    schema: { enum: words },
    read: (given) => words.find((word) => word === given),
  };
}
