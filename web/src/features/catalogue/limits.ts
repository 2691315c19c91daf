import type { Limit } from '@/api/types';

type Translate = (key: string, values: Record<string, unknown>) => string;

// "5个工作日", "30日", "即办"
export const limitWords = (limit: Limit, t: Translate): string => t(`catalogue.limit.${limit.unit}`, { n: limit.count });
