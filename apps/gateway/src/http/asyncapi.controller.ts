import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { asyncApi } from '@app/canonical';
import { PACKAGE_FOLDER } from '@app/service';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';

/** The topics, for who consumes them. */
@ApiTags('gateway')
@Controller('asyncapi.json')
export class AsyncApiController {
  private readonly document: Record<string, unknown>;

  constructor(@Inject(GATEWAY_SETTINGS) { topicPrefix }: GatewaySettings) {
    const text = readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8');
    this.document = asyncApi(topicPrefix, (JSON.parse(text) as { version: string }).version);
  }

  @Get()
  @ApiOperation({ summary: 'Topics, keys, events and documents, as AsyncAPI 3.0' })
  @ApiOkResponse({ description: 'the AsyncAPI document' })
  topics(): Record<string, unknown> {
    return this.document;
  }
}
