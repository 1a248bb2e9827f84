/** Head of the API's documentation. Markdown. */
export const introduction = `Everything a store knows about its customers.

- **Keys.** Send \`Authorization: Bearer KEY\`. Keys are made on the page "API keys", or by \`npx clientele api-key create --role integration\`. A key has a role, and may be limited to some sites.
- **Lists** answer \`{items, next, total}\`: pass \`next\` as \`after\` to get the next page. \`filter\` is a JSON tree, described at [/developers#filters](/developers#filters).
- **Versions.** A record that carries \`version\` takes \`If-Match: "5"\` on a change and refuses it with 412 when somebody saved in between.
- **Repeating.** A create with an \`Idempotency-Key\` may be sent again: within a day it answers the same and creates nothing twice.
- **Errors** have one body, \`{error: {code, message, fields, data}}\`. Fields that are not known are refused.
- **Requests.** Every answer names its request in \`X-Request-Id\`, which the log and the journal say too. Send one of your own (at most 64 letters, digits, \`-\` and \`_\`) and it is kept.
- **Values.** Ids are UUIDs, moments are UTC (\`2026-11-22T03:30:00.000Z\`), days have no zone (\`2026-11-22\`), an empty field is \`null\`. Answers may gain fields: ignore those that you do not know.`
