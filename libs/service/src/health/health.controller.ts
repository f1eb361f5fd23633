import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { Lifecycle } from '../process/lifecycle.js';
import { ReadinessChecks } from './readiness.js';

const Live = Type.Object({
  status: Type.Literal('live'),
  eventLoopDelayMs: Type.Number({ description: 'how long the event loop let this request wait' }),
});

const Ready = Type.Object({
  status: Type.Enum(['ready', 'starting', 'stopping', 'not-ready']),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      ok: Type.Boolean(),
      detail: Type.Optional(Type.String({ description: 'why not' })),
    }),
  ),
});

@ApiTags('process')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
    @Inject(ReadinessChecks) private readonly readiness: ReadinessChecks,
  ) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether the event loop turns; needs no token' })
  @ApiOkResponse({ schema: Live, example: { status: 'live', eventLoopDelayMs: 0.2 } })
  async live(): Promise<Static<typeof Live>> {
    const before = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    return { status: 'live', eventLoopDelayMs: Math.round((performance.now() - before) * 10) / 10 };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether database, log and migrations are there; needs no token' })
  @ApiOkResponse({ schema: Ready, example: { status: 'ready', checks: [{ name: 'database', ok: true }] } })
  @ApiServiceUnavailableResponse({ schema: Ready, description: 'Not now; the checks say why' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Static<typeof Ready>> {
    const checks = await this.readiness.run();
    const { phase } = this.lifecycle;
    const status = phase !== 'ready' ? phase : checks.every(({ ok }) => ok) ? 'ready' : 'not-ready';
    void reply.status(status === 'ready' ? 200 : 503);
    return { status, checks: [...checks] };
  }
}
