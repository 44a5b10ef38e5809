// Long work in turns: after a stretch of it the page may do something else.

const AT_A_STRETCH = 30; // milliseconds

/** Wait for a turn, but only after a stretch of work. */
export function turns() {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < AT_A_STRETCH) return;
    await new Promise((done) => { setTimeout(done, 0); });
    began = performance.now();
  };
}
