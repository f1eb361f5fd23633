/** A field, and where the map says how it is made. */
export interface FieldPlace {
  /** `lines[].quantity` */
  readonly template: string;
  readonly file: string;
  readonly line: number;
}
