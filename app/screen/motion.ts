/** the light goes down before it goes up on the right answer */
export const DARK_MS = 300;
