/** Reports a step and its duration; a long step reports in between. */
export async function step<Answer>(doing: string, work: () => Promise<Answer>, done = doing): Promise<Answer> {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  console.log(`· ${doing} …`)
  const ticker = setInterval(() => console.log(`  … still at it (${seconds()})`), 10_000)
  try {
    const answer = await work()
    console.log(`✓ ${done} (${seconds()})`)
    return answer
  } finally {
    clearInterval(ticker)
  }
}
