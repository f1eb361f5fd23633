import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppDefinition } from '../app-definition.js';
import { APPS } from '../process/tokens.js';
import { PACKAGE_FOLDER } from '../settings/setting-table.js';
import { prefersJson } from './accept.js';
import { describeLanding, landingPage } from './landing.page.js';
import type { Landing } from './landing.page.js';

export const VERSION = readVersion();

@Controller()
export class LandingController {
  constructor(@Inject(APPS) private readonly apps: readonly AppDefinition[]) {}

  @Get()
  @Header('vary', 'accept')
  @ApiExcludeEndpoint()
  landing(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Landing | string {
    const landing = describeLanding(this.apps, VERSION, `${request.protocol}://${request.host}`);
    if (prefersJson(request.headers.accept)) return landing;
    void reply.type('text/html; charset=utf-8');
    return landingPage(landing);
  }
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as { version: string };
  return version;
}
