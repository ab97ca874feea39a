/** docs/timings.md says why each is what it is. */
export const timings = {
  database: {
    patient: {
      connections: 10,
      connectMilliseconds: 2_000,
      statementMilliseconds: 9_000,
      queryMilliseconds: 10_000,
    },
    brisk: {
      connections: 8,
      connectMilliseconds: 1_000,
      statementMilliseconds: 850,
      queryMilliseconds: 1_000,
    },
    queue: { connections: 2, connectMilliseconds: 2_000 },
    idleMilliseconds: 60_000,
    checkRestMilliseconds: 1_000,
  },
  pruning: {
    rowsAtOnce: 1_000,
    cron: '17 3 * * *',
    retry: { times: 5, seconds: 60, mostSeconds: 3600 },
  },
  stripe: {
    requestMilliseconds: 5_000,
    retries: 2,
    idleClients: 8,
    deadlineSeconds: { payment: 4, person: 9, job: 25, list: 25 },
    pageWaitMilliseconds: 4_000,
  },
  mail: {
    deadlineMilliseconds: 5_000,
    patientMilliseconds: 60_000,
  },
  emails: {
    retry: { times: 120, seconds: 60, mostSeconds: 3600 },
    sideBySide: 2,
  },
  seals: {
    everyMilliseconds: 30_000,
    decisionsAtOnce: 1_000,
    checkMilliseconds: 2_000,
    sealsAtOnce: 10,
    checkEverySeconds: 86_400,
  },
  work: {
    fetchesAtOnce: 5,
    pages: { atOnce: 12, mostBusy: 0.95, mostUnkept: 1, lookMilliseconds: 1_000, worthSeconds: 8 },
    fetchPollMilliseconds: { kicked: 1_000, unkicked: 120 },
    signals: { restMilliseconds: 20, reconnectMilliseconds: 1_000 },
    longestRestMilliseconds: 1_000,
    batchSize: 5,
    checkPollMilliseconds: 2_000,
    balancePollMilliseconds: 5_000,
    reconcilers: 4,
    pagePollMilliseconds: 15_000,
    beatMilliseconds: 5_000,
    countingMilliseconds: 60_000,
    queue: { everySeconds: 10, sideBySide: 10, mostWaiting: 1_000, graceMilliseconds: 2_000 },
    endMilliseconds: { ending: 3_000, givingBack: 2_000 },
  },
  auth: {
    wrongKeys: { tries: 60, milliseconds: 60_000, most: 10_000 },
  },
  server: {
    requests: { head: 5_000, whole: 10_000, reader: { bytes: 16 * 1024, milliseconds: 30_000 } },
    checkMilliseconds: 500,
    mostConnections: 10_000,
    firstPageMilliseconds: 60_000,
    staticFiles: { keepAgainMilliseconds: 2_000, tries: 3, pauseMilliseconds: 500 },
    end: { idleMilliseconds: 100, connectionMilliseconds: 5_000, wholeMilliseconds: 8_000 },
  },
} as const
