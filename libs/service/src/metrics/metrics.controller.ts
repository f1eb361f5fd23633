import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { metrics } from '@app/observability';

@ApiTags('process')
@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('content-type', metrics.contentType)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Metrics of this process for Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The text format of Prometheus', schema: { type: 'string' } })
  metrics(): Promise<string> {
    return metrics.metrics();
  }
}
