/** What the work gives, or null as soon as the signal aborts. */
export async function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> {
  let stop = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
