/** Data of an event that is JSON already: it is published as it stands, and only its text is kept. */
export class JsonText {
  constructor(readonly text: string) {}
}
