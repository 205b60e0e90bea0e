/** A question about an object that is answered once; the answer is kept as long as the object is. */
export function oncePer<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { value: answer(key) }));
    return found.value;
  };
}
