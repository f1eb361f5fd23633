import type { CodeTable } from '@app/interchange';

/** How one functional acknowledgment names its segments, and the code lists that it draws on. */
export interface AcknowledgmentForm {
  readonly segmentNote: string;
  readonly elementNote: string;
  readonly conclusion: string;
  readonly tables: {
    readonly segment: 'AK304' | 'IK304';
    readonly element: 'AK403' | 'IK403';
    readonly transaction: 'AK502' | 'IK502';
  };
  /** Its own GS08 and ST03, where it has one implementation for all that it answers. */
  readonly convention?: string;
}

/** Knows the standard, and nothing of guides. Its version is that of the group which it answers. */
const FORM_997: AcknowledgmentForm = {
  segmentNote: 'AK3',
  elementNote: 'AK4',
  conclusion: 'AK5',
  tables: { segment: 'AK304', element: 'AK403', transaction: 'AK502' },
};

/** Tells breaches of the guide (codes that begin with I) from those of the standard. */
const FORM_999: AcknowledgmentForm = {
  segmentNote: 'IK3',
  elementNote: 'IK4',
  conclusion: 'IK5',
  tables: { segment: 'IK304', element: 'IK403', transaction: 'IK502' },
  convention: '005010X231A1',
};

export const ACKNOWLEDGMENT_FORMS = { '997': FORM_997, '999': FORM_999 } as const;

/** The acknowledgments of a group. */
export type FunctionalAcknowledgmentType = keyof typeof ACKNOWLEDGMENT_FORMS;

/** GS08 of an acknowledgment: its own convention, else the release (six characters) of the group that it answers. */
export function acknowledgmentVersion(type: FunctionalAcknowledgmentType, answered: string): string {
  const form: AcknowledgmentForm = ACKNOWLEDGMENT_FORMS[type];
  return form.convention ?? answered.slice(0, 6);
}

/** Whether a code speaks of the guide and not of the standard: I4, I6, I10. */
export function isGuideCode(table: CodeTable, code: string): boolean {
  return table.startsWith('IK') && code.startsWith('I');
}
