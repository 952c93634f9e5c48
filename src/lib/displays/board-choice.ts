/** A board that a display can be assigned. */
export interface BoardChoice {
  readonly id: string;
  readonly title: string;
}
