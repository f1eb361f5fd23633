import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { XmlElement } from '../element.js';
import { nameOf } from '../namespaces.js';
import type { TextPosition } from './text-position.js';
import type { XmlLimits } from './xml-limits.js';
import type { XmlPlace } from './xml-problem.js';
import { XmlProblem } from './xml-problem.js';

/** A document type declaration that only names the DTD of cXML; it is never fetched. */
const CXML_DOCTYPE = /^\s*cXML\s+SYSTEM\s+["']https?:\/\/xml\.cxml\.org\/schemas\/cXML\/[0-9.]+\/\w+\.dtd["']\s*$/i;
/** saxes writes its place before the message. */
const PLACE = /^\d+:\d+: /;
/** What saxes says of an entity that is not declared. */
const UNDECLARED = 'undefined entity';
const STRAY_TEXT = 'text data outside of root node';

/** The text of a document, in pieces, to its elements. Throws an `XmlProblem` at the first thing that is wrong. */
export class DocumentParser {
  /** The elements in the order of their start tags. */
  readonly elements: XmlElement[] = [];
  /** Of the root: names in it need no prefix. */
  namespace = '';
  private readonly saxes = new SaxesParser({ xmlns: true, position: true });
  private readonly open: XmlElement[] = [];
  private start: XmlPlace | undefined;
  private attributeCount = 0;
  /** UTF-16 units that came since the last event. */
  private silent = 0;

  constructor(
    private readonly position: TextPosition,
    private readonly limits: XmlLimits,
  ) {
    const { saxes } = this;
    saxes.on('opentagstart', () => this.opens());
    saxes.on('attribute', ({ value }) => this.takesAttribute(value));
    saxes.on('opentag', (tag) => this.enters(tag));
    saxes.on('closetag', () => this.leaves());
    saxes.on('text', (text) => this.takesText(text));
    saxes.on('cdata', (text) => this.takesText(text));
    saxes.on('comment', (text) => this.measures(text));
    saxes.on('processinginstruction', ({ body }) => this.measures(body));
    saxes.on('doctype', (declaration) => this.takesDoctype(declaration));
    saxes.on('error', (error) => this.refuses(error.message.replace(PLACE, '')));
  }

  get root(): XmlElement | undefined {
    return this.elements[0];
  }

  write(text: string): void {
    this.position.append(text);
    this.silent += text.length;
    this.saxes.write(text);
    // What has come since the last event is one piece of something; twice the limit allows for entities.
    if (this.silent > 2 * this.limits.maxText + text.length)
      throw this.problem('xmlTextTooLong', this.limit('maxText'));
  }

  /** Throws when the document is not whole. */
  end(): void {
    const { open } = this;
    const element = open.at(-1);
    if (element !== undefined) throw new XmlProblem('xmlTruncated', { element: element.id }, element);
    this.saxes.close();
    if (this.root === undefined) throw this.problem('xmlMalformed', { reason: 'there is no element in it' });
  }

  private opens(): void {
    this.heard();
    this.start = this.position.moveToTag(this.saxes.position);
    this.attributeCount = 0;
    if (this.open.length >= this.limits.maxDepth)
      throw new XmlProblem('xmlTooDeep', this.limit('maxDepth'), this.start);
    if (this.elements.length >= this.limits.maxElements)
      throw new XmlProblem('xmlTooManyElements', { ...this.limit('maxElements'), what: 'elements' }, this.start);
  }

  private takesAttribute(value: string): void {
    this.heard();
    this.attributeCount++;
    if (this.attributeCount > this.limits.maxAttributes)
      throw this.problem('xmlTooManyElements', { ...this.limit('maxAttributes'), what: 'attributes of one element' });
    this.measures(value);
  }

  private enters(tag: SaxesTagNS): void {
    const { start, elements } = this;
    if (start === undefined) return;
    if (elements.length === 0) this.namespace = tag.uri;
    const attributes = attributesOf(tag, this.namespace);
    const parent = this.open.at(-1);
    const id = nameOf(tag.uri, tag.local, this.namespace);
    const { byteOffset, line, column } = start;
    const element = new XmlElement({ byteOffset, line, column, id, ordinal: elements.length + 1, parent, attributes });
    parent?.append(element);
    elements.push(element);
    this.open.push(element);
  }

  private leaves(): void {
    this.heard();
    const element = this.open.pop();
    if (element === undefined) return;
    element.byteLength = this.position.moveTo(this.saxes.position).byteOffset - element.byteOffset;
    if (element.children.length > 0 && element.text.trim() === '') element.text = '';
  }

  private takesText(text: string): void {
    this.measures(text);
    const element = this.open.at(-1);
    if (element !== undefined) element.text += text;
  }

  private measures(text: string): void {
    this.heard();
    this.position.moveTo(this.saxes.position - 1);
    if (text.length > this.limits.maxText) throw this.problem('xmlTextTooLong', this.limit('maxText'));
  }

  private takesDoctype(declaration: string): void {
    this.heard();
    if (CXML_DOCTYPE.test(declaration)) return;
    throw this.problem('xmlDoctype', { what: declaration.includes('[') ? ' with declarations of its own' : '' });
  }

  private refuses(message: string): never {
    const reason = message.replace(/\.$/, '');
    if (reason === UNDECLARED) throw this.problem('xmlEntity', {});
    // saxes takes such text in one run and stands at its end.
    const place = reason === STRAY_TEXT ? this.position.moveToText() : this.position.moveTo(this.saxes.position);
    throw new XmlProblem('xmlMalformed', { reason }, place);
  }

  private heard(): void {
    this.silent = 0;
  }

  private limit(name: keyof XmlLimits): { limit: number } {
    return { limit: this.limits[name] };
  }

  private problem(row: XmlProblem['row'], fill: XmlProblem['fill']): XmlProblem {
    return new XmlProblem(row, fill, this.position.moveTo(this.saxes.position));
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Those of a tag by our names, without the declarations of namespaces. */
function attributesOf(tag: SaxesTagNS, namespace: string): ReadonlyMap<string, string> {
  let attributes: Map<string, string> | undefined;
  for (const key in tag.attributes) {
    const sent = tag.attributes[key];
    if (sent === undefined) continue;
    const { uri, local, value, prefix } = sent;
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue;
    attributes ??= new Map();
    attributes.set(nameOf(uri, local, namespace), value);
  }
  return attributes ?? NO_ATTRIBUTES;
}
