import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LiveDefinitions } from '@app/pipeline';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { DefinitionView } from './views.js';

const DefinitionsView = Type.Object({
  since: Type.String({ format: 'date-time', description: 'when these came into force' }),
  refused: Type.Optional(
    Type.Object(
      {
        at: Type.String({ format: 'date-time' }),
        files: Type.Array(Type.String(), { description: 'that were written' }),
        problems: Type.Array(
          Type.Object({
            file: Type.Optional(Type.String()),
            line: Type.Optional(Type.Integer({ description: 'from 1' })),
            column: Type.Optional(Type.Integer({ description: 'from 1' })),
            message: Type.String(),
            remedy: Type.String(),
          }),
        ),
      },
      { description: 'what the files say now and why it is not in force; absent where it is' },
    ),
  ),
  guides: Type.Array(DefinitionView),
  maps: Type.Array(DefinitionView),
  outboundMaps: Type.Array(DefinitionView),
});
type DefinitionsView = Static<typeof DefinitionsView>;

const HASH = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const EXAMPLE: DefinitionsView = {
  since: '2026-03-02T09:00:00.000Z',
  refused: {
    at: '2026-03-02T09:12:41.007Z',
    files: ['partners/acme/850.map.yaml'],
    problems: [
      {
        file: 'partners/acme/850.map.yaml',
        line: 4,
        column: 3,
        message: 'There is no field "orderNumbr".',
        remedy: 'Did you mean "orderNumber"?',
      },
    ],
  },
  guides: [{ ref: 'x12/004010/850', hash: HASH }],
  maps: [{ ref: 'x12/004010/850/order', hash: HASH }],
  outboundMaps: [{ ref: 'x12/004010/810/invoice', hash: HASH }],
};

/** Guides and maps, as this process uses them. */
@ApiTags('gateway')
@Controller('definitions')
export class DefinitionsController {
  constructor(private readonly live: LiveDefinitions) {}

  @Get()
  @ApiOperation({
    summary: 'The guides and maps in force, and why a change is not',
    description: 'By name, each with the hash that the documents bear which it made. Of the process that answers.',
  })
  @ApiOkResponse({ description: 'the definitions', schema: DefinitionsView, example: EXAMPLE })
  definitions(): DefinitionsView {
    const { current, since, refused } = this.live;
    const { guides, maps, outbound } = current;
    return {
      since: since.toISOString(),
      ...(refused === undefined
        ? {}
        : { refused: { at: refused.at.toISOString(), files: [...refused.files], problems: [...refused.problems] } }),
      guides: guides.refs().flatMap((ref) => viewOf(guides.get(ref))),
      maps: maps.refs().flatMap((ref) => viewOf(maps.get(ref))),
      outboundMaps: outbound.list().flatMap(viewOf),
    };
  }
}

function viewOf(definition: { readonly ref: string; readonly hash: string } | undefined): DefinitionView[] {
  return definition === undefined ? [] : [{ ref: definition.ref, hash: definition.hash }];
}
