import { burst } from './alarm-burst.ts'
import { cluster } from './alarm-cluster.ts'
import { crowd } from './alarm-crowd.ts'
import { seven } from './alarm-seven.ts'
import { openGround } from './ground.ts'

const parts = { seven, crowd, cluster, burst }

/** How soon an alarm is heard: in one lane, on very many screens, through several processes, fifty at once. */
export async function bench() {
  const chosen = process.argv.slice(3)
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const ground = await openGround()
    try {
      console.log(name)
      await part(ground)
    } finally {
      await ground.close()
    }
  }
}
