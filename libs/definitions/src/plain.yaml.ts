import type { Place } from './diagnostic.js';
import { LineCursor, END } from './line.cursor.js';
import type { SourceEntry, SourceMap, SourceNode } from './source.js';

const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const NEWLINE = 10;
const SPACE = 32;
const MAX_DEPTH = 60;
/** Control characters but line feeds, a byte order mark; marks of documents and directives. */
const UNUSUAL = /[^\P{Cc}\n]|\ufeff|^(?:---|\.\.\.|%)/mu;
/** What a plain scalar does not begin with. */
const INDICATORS = '&*!|>?@%`,]}{["\'#';

/** What is not plain: the caller reads it with the whole of YAML, which also says what is wrong. */
class NotPlain extends Error {}

/**
 * Reads the YAML that people usually write: mappings and lists, as blocks or in brackets, texts on one line, comments.
 * It goes through the text once and makes the nodes with their places as it goes, without tokens and a tree of syntax in
 * between. Anchors, tags, texts over several lines, escapes, empty values and everything that is wrong are not read. What
 * is read is as YAML 1.2 says.
 *
 * @returns undefined where the text is not plain
 */
export function readPlainYaml(file: string, text: string): SourceNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return new PlainYaml(file, text).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

interface Scalar {
  readonly text: string;
  readonly plain: boolean;
}

class PlainYaml extends LineCursor {
  private depth = 0;

  document(): SourceNode {
    this.toContent();
    const node = this.block(-1, false);
    this.toContent();
    if (this.code() !== END) throw new NotPlain();
    return node;
  }

  /** The node that begins here. `parent`: the column of what holds it; `inline`: it stands behind a key. */
  private block(parent: number, inline: boolean): SourceNode {
    if (++this.depth > MAX_DEPTH) throw new NotPlain();
    const node = this.blockNode(parent, inline);
    this.depth--;
    return node;
  }

  private blockNode(parent: number, inline: boolean): SourceNode {
    const place = this.place();
    const code = this.code();
    if (this.isDash()) {
      if (inline) throw new NotPlain();
      return this.list(place);
    }
    if (code === OPEN_MAP || code === OPEN_LIST) {
      const node = this.flow(parent);
      this.endOfLine();
      return node;
    }
    const scalar = this.scalar(false);
    if (this.isKeyMark(false)) {
      if (inline) throw new NotPlain();
      return this.map(scalar, place);
    }
    this.endOfLine();
    return { kind: 'text', place, ...scalar };
  }

  private list(place: Place): SourceNode {
    const column = this.column();
    const items: SourceNode[] = [];
    do {
      this.position++;
      items.push(this.valueAt(column, false));
      this.toContent();
    } while (this.column() === column && this.isDash());
    this.noDeeper(column);
    return { kind: 'list', place, items };
  }

  private map(firstKey: Scalar, place: Place): SourceMap {
    const column = place.column - 1;
    const entries = new Map<string, SourceEntry>();
    let [key, at] = [firstKey.text, place];
    for (;;) {
      if (entries.has(key) || key === '<<') throw new NotPlain();
      this.position++;
      entries.set(key, { place: at, value: this.valueAt(column, true) });
      this.toContent();
      if (this.code() === END || this.column() !== column) break;
      at = this.place();
      key = this.scalar(false).text;
      if (!this.isKeyMark(false)) throw new NotPlain();
    }
    this.noDeeper(column);
    return { kind: 'map', place, entries };
  }

  /** What stands behind a colon or a dash in some column: on its line, else below it. */
  private valueAt(column: number, ofMap: boolean): SourceNode {
    this.skipSpaces();
    if (!this.isLineEnd()) return this.block(column, ofMap);
    this.toContent();
    const isListOfMap = ofMap && this.column() === column && this.isDash();
    if (this.code() === END || (this.column() <= column && !isListOfMap)) throw new NotPlain();
    return this.block(column, false);
  }

  /** A mapping or list in brackets; each of its lines stands further in than `parent`. */
  private flow(parent: number): SourceNode {
    if (++this.depth > MAX_DEPTH) throw new NotPlain();
    const place = this.place();
    const isMap = this.code() === OPEN_MAP;
    const close = isMap ? CLOSE_MAP : CLOSE_LIST;
    const items: SourceNode[] = [];
    const entries = new Map<string, SourceEntry>();
    this.position++;
    for (this.toFlowToken(parent); this.code() !== close; this.toFlowToken(parent)) {
      const at = this.place();
      const node = this.flowNode(parent);
      if (this.isKeyMark(true)) {
        if (node.kind !== 'text' || node.text === '<<') throw new NotPlain();
        this.position++;
        this.toFlowToken(parent);
        const entry = { place: at, value: this.flowNode(parent) };
        if (!isMap) items.push({ kind: 'map', place: at, entries: new Map([[node.text, entry]]) });
        else if (entries.has(node.text)) throw new NotPlain();
        else entries.set(node.text, entry);
      } else if (isMap) throw new NotPlain();
      else items.push(node);
      this.toFlowToken(parent);
      if (this.code() === COMMA) this.position++;
      else if (this.code() !== close) throw new NotPlain();
    }
    this.position++;
    this.depth--;
    return isMap ? { kind: 'map', place, entries } : { kind: 'list', place, items };
  }

  private flowNode(parent: number): SourceNode {
    const code = this.code();
    if (code === OPEN_MAP || code === OPEN_LIST) return this.flow(parent);
    const place = this.place();
    return { kind: 'text', place, ...this.scalar(true) };
  }

  /** A text on one line. A plain one ends at a colon, at a comment and, in brackets, at what separates. */
  private scalar(inFlow: boolean): Scalar {
    const code = this.code();
    if (code === QUOTE || code === APOSTROPHE) return this.quoted(code);
    const from = this.position;
    if (code === END || INDICATORS.includes(this.text[from] ?? '')) throw new NotPlain();
    if ((code === DASH || code === COLON) && (inFlow || this.isBlank(1))) throw new NotPlain();
    while (!this.isPlainEnd(inFlow)) this.position++;
    while (this.code(-1) === SPACE) this.position--;
    if (this.position === from) throw new NotPlain();
    return { text: this.text.slice(from, this.position), plain: true };
  }

  private isPlainEnd(inFlow: boolean): boolean {
    const code = this.code();
    if (code === END || code === NEWLINE) return true;
    if (code === HASH) return this.code(-1) === SPACE;
    if (code === COLON) return this.isKeyMark(inFlow);
    if (!inFlow || !isFlowMark(code)) return false;
    if (code === OPEN_MAP || code === OPEN_LIST) throw new NotPlain();
    return true;
  }

  private quoted(quote: number): Scalar {
    const from = ++this.position;
    for (;;) {
      const code = this.code();
      if (code === END || code === NEWLINE || (code === BACKSLASH && quote === QUOTE)) throw new NotPlain();
      this.position++;
      if (code !== quote) continue;
      if (quote !== APOSTROPHE || this.code() !== APOSTROPHE) break;
      this.position++;
    }
    const inner = this.text.slice(from, this.position - 1);
    return { text: quote === APOSTROPHE ? inner.replaceAll("''", "'") : inner, plain: false };
  }

  private isDash(): boolean {
    return this.code() === DASH && this.isBlank(1);
  }

  private isKeyMark(inFlow: boolean): boolean {
    return this.code() === COLON && (this.isBlank(1) || (inFlow && isFlowMark(this.code(1))));
  }

  private toFlowToken(parent: number): void {
    const { line } = this;
    this.toContent();
    if (this.code() === END || (this.line !== line && this.column() <= parent)) throw new NotPlain();
  }

  private endOfLine(): void {
    this.skipSpaces();
    if (!this.isLineEnd()) throw new NotPlain();
  }

  private noDeeper(column: number): void {
    if (this.code() !== END && this.column() > column) throw new NotPlain();
  }
}

function isFlowMark(code: number): boolean {
  return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;
}
