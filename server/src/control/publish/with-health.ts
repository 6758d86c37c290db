// A record with the health of now. Field by field: a spread of so many fields costs a hundred thousand exits half a second.
import type { ExitRecord, HealthChange } from '../../core/snapshot/records.ts';

export function withHealth(record: ExitRecord, change: HealthChange): ExitRecord {
  const [, health, healthSinceAt = 0, weightTenths = 10] = change;
  return {
    id: record.id,
    seq: record.seq,
    label: record.label,
    scheme: record.scheme,
    host: record.host,
    port: record.port,
    username: record.username,
    password: record.password,
    weight: record.weight,
    maxInFlight: record.maxInFlight,
    priority: record.priority,
    price: record.price,
    template: record.template,
    adminState: record.adminState,
    insecureTls: record.insecureTls,
    localAddress: record.localAddress,
    country: record.country,
    region: record.region,
    city: record.city,
    asn: record.asn,
    type: record.type,
    tags: record.tags,
    ip: record.ip,
    pools: record.pools,
    health,
    healthSinceAt,
    weightTenths,
  };
}
