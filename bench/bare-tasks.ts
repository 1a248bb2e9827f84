import { taskFieldList } from '../contract/tasks/record.ts'

const shown = ['id', 'version', 'author_name', ...taskFieldList.map(({ name }) => name)].map((name) => `k.${name}`)
const comments = '(select count(*) from task_comments c where c.task_id = k.id) as comments'
const page = (where: string, order = 'k.created_at desc, k.id desc') =>
  `select ${shown.join(', ')}, ${comments} from tasks k
   where ${where} order by ${order} limit 50`
const byDay = 'k.due_on, k.id'

/** One ideal statement for each case of tasks. */
export const taskStatements: Record<string, string> = {
  tasks_newest: page('true'),
  tasks_deep: page('(k.created_at, k.id) < ($1, $2)'),
  tasks_by_day: page('(k.due_on, k.id) > ($1, $2)', byDay),
  tasks_to_do: page('k.performer_id = $1 and not k.completed', byDay),
  tasks_overdue: page('not k.completed and coalesce(k.due_at < now(), k.due_on < current_date, false)', byDay),
  tasks_of: page('k.customer_id = $1'),
  tasks_sought: page('k.search like $1'),
  task: `select k.*, ${comments} from tasks k where k.id = $1`,
  task_create: `insert into tasks (customer_id, title, due_on, performer_id, author_name, search, id)
    values ($1, $2::text, $3, $4, 'Bench', ' ' || lower($2::text), $5) returning *`,
  task_patch: `update tasks set due_on = $2::date, version = version + 1, updated_at = now() where id = $1 returning *`,
}
