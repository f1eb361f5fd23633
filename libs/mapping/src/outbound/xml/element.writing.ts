import type { ValueRule } from '@app/guide';
import type { Failure } from '@app/interchange';
import { outboundFailures } from '@app/interchange';
import type { XmlTree } from '@app/xml';
import { pointerOf } from '../origin.js';
import type { WrittenOrigin } from '../outbound.js';
import type { MadeElement } from './element.plan.js';
import { formatValue } from './value.format.js';

/** An element as it is written, and where it comes from. */
export interface WrittenElement {
  readonly made: MadeElement;
  /** `Invoice/cac:InvoiceLine[1]/cbc:ID` */
  readonly path: string;
}

/** Formats what was made, in the order of the document; what does not fit is a failure at its place. */
export class ElementWriting {
  /** In the order of their start tags. */
  readonly written: WrittenElement[] = [];

  constructor(private readonly failures: Failure[]) {}

  /** Undefined where the value has nothing of what the guide asks for, as a date has no time. */
  tree(made: MadeElement, path: string): XmlTree | undefined {
    const { plan } = made;
    const text = made.text === '' ? '' : this.format(made.text, plan.rule?.value, path, made, plan.paths);
    if (text === '' && made.text !== '') return undefined;
    this.written.push({ made, path });
    const attributes = made.attributes.flatMap((each): [string, string][] => {
      const value = this.format(each.text, each.rule, `${path}/@${each.name}`, made, each.paths);
      return value === '' ? [] : [[each.name, value]];
    });
    const children = this.children(made, path);
    return {
      name: plan.name,
      ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
      ...(children.length === 0 ? {} : { children }),
      ...(text === '' ? {} : { text }),
    };
  }

  private children({ children }: MadeElement, path: string): XmlTree[] {
    const counts = new Map<string, number>();
    return children.flatMap((child) => {
      const { name } = child.plan;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return this.tree(child, `${path}/${name}[${count}]`) ?? [];
    });
  }

  private format(
    text: string,
    rule: ValueRule | undefined,
    path: string,
    { plan, frame }: MadeElement,
    paths: readonly string[],
  ): string {
    if (rule === undefined) return text;
    const made = formatValue(text, rule);
    if (typeof made === 'string') return made;
    const { file, line } = plan.place;
    const pointer = paths.length === 0 ? undefined : pointerOf(paths, frame);
    this.failures.push(
      outboundFailures.raise(made.name, {
        with: { ...made.with, element: path, map: `${file}:${line}` },
        location: { segmentId: plan.name, path, ...(pointer === undefined ? {} : { pointer }) },
        value: text,
      }),
    );
    return '';
  }
}

/** Where an element comes from. */
export function originOfElement({ made: { plan, frame }, path }: WrittenElement): WrittenOrigin {
  const { file, line } = plan.place;
  const pointer = pointerOf(plan.paths, frame);
  return { map: `${file}:${line}`, path, ...(pointer === undefined ? {} : { pointer }) };
}
