// Taking in for another centre: part of types.ts.
import { every, type Query, type Schemas } from './schemas';

export type ForwardingDestination = Schemas['forwarding.Destination'];
export type ForwardingState = Schemas['forwarding.State'];
export const forwardingStates = every<ForwardingState>()(['collecting', 'sent', 'taken', 'returned', 'ended', 'dropped']);
export type ForwardingQuery = Query<'forwarding.list'>;
export type ForwardingRow = Schemas['forwarding.Row'];
export type ForwardingView = Schemas['forwarding.View'];
export type ForwardingEntry = Schemas['forwarding.Entry'];
