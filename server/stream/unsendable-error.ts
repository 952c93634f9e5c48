/** Something is wrong with this one message; the next one may well be sent. */
export class UnsendableError extends Error {}
