import type { FastifyInstance } from 'fastify'

/** Words that only their receivers can read: the desks' keys, the queue, letter boxes, what was destroyed. */
export async function tipsModule(_app: FastifyInstance) {}
