import type { Command } from 'commander';

/** A command, or one of a group: `crossdock mapping test`. Every one shows in its help how it is called. */
export function command(parent: Command, name: string, does: string, examples: readonly string[]): Command {
  const call = parent.parent === null ? `crossdock ${name}` : `crossdock ${parent.name()} ${name}`;
  return parent
    .command(name)
    .summary(does)
    .description(sentence(does))
    .addHelpText('after', ['\nExamples:', ...examples.map((example) => `  ${call} ${example}`.trimEnd())].join('\n'));
}

/** A group of commands; called alone it shows its help. */
export function commandGroup(root: Command, name: string, does: string): Command {
  return root.command(name).summary(does).description(sentence(does));
}

function sentence(does: string): string {
  return `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
}
