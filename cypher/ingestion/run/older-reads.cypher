// Transactions that began before a large ingest did, and may not know of it.
// params: ageMs
// rows: count
SHOW TRANSACTIONS
YIELD elapsedTime
WHERE elapsedTime.milliseconds > $ageMs
RETURN count(*) AS count