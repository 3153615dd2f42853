/** Four digits that are not all the same, drawn so that each is as likely as the next. */
export function drawPin(): string {
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn >= 4_294_960_000) continue;
    const pin = String(drawn % 10_000).padStart(4, "0");
    if (new Set(pin).size > 1) return pin;
  }
}
