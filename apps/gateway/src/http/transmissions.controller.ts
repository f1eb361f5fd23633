import { Body, Controller, Get, Headers, HttpStatus, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, ApiQueries, SchemaPipe } from '@app/service';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { HttpChannel } from '../receive/http.channel.js';
import { ORDER_850, STORED, TRANSMISSION } from './examples.js';
import { answerBytes } from './kept.bytes.js';
import { Settlement } from './settlement.js';
import { TransmissionReads } from './transmission.reads.js';
import { Stored, TransmissionView } from './views.js';

const ReceiveQuery = Type.Object(
  { wait: Type.Optional(Type.Enum(['true', 'false'], { description: 'answer with the results, within 30 seconds' })) },
  { additionalProperties: false },
);

/** Files go in here. */
@ApiTags('gateway')
@Controller('transmissions')
export class TransmissionsController {
  constructor(
    private readonly channel: HttpChannel,
    private readonly settlement: Settlement,
    private readonly reads: TransmissionReads,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Send a file',
    description:
      'The body is the bytes of the file, as they are. 202 means that they are stored; with wait=true the answer holds the results, also where transactions were rejected or held.',
  })
  @ApiConsumes('application/edi-x12', 'application/edifact', 'application/xml', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary', example: ORDER_850 } })
  @ApiQueries(ReceiveQuery)
  @ApiOkResponse({ description: 'the results (wait=true)', schema: TransmissionView as TSchema, example: TRANSMISSION })
  @ApiAcceptedResponse({ description: 'stored', schema: Stored, example: STORED })
  @ApiProblems(400, 413, 415)
  async receive(
    @Body() body: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Query(new SchemaPipe(ReceiveQuery)) { wait }: Static<typeof ReceiveQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransmissionView | Static<typeof Stored>> {
    const stored = await this.channel.receive(body, contentType);
    void reply.header('location', `/transmissions/${stored.transmissionId}`);
    if (wait === 'true' && (await this.settlement.settled(stored.transmissionId))) {
      void reply.status(HttpStatus.OK);
      return this.reads.one(stored.transmissionId);
    }
    if (wait === 'true') void reply.header('retry-after', '5');
    void reply.status(HttpStatus.ACCEPTED);
    return stored;
  }

  @Get(':id')
  @ApiOperation({ summary: 'A transmission and what came of it' })
  @ApiOkResponse({ description: 'the results so far', schema: TransmissionView as TSchema, example: TRANSMISSION })
  @ApiProblems(400, 404)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<TransmissionView> {
    return this.reads.one(id);
  }

  @Get(':id/raw')
  @ApiOperation({ summary: 'The bytes as received' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'the bytes', schema: { type: 'string', format: 'binary' } })
  @ApiProblems(400, 404)
  async raw(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return answerBytes(reply, await this.reads.raw(id), `${id}.edi`, 'application/octet-stream');
  }
}
