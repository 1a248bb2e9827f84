import { Alert, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { eraseCustomer, erasePreview } from '../../../contract/customers/erase.ts'
import type { ResponseOf } from '../../../contract/platform/endpoint.ts'
import { isNotThere } from '../../platform/api-error.ts'
import { call } from '../../platform/api.ts'
import { problemText } from '../../platform/problem.ts'
import { Page } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { toastDone } from '../../ui/toast.ts'
import { Gone } from '../page/CustomerPage.tsx'
import { useCustomerWords } from '../customers-view.ts'
import { nameOf, numberOf } from '../naming.ts'
import { dropRows } from '../../records/list/listed-record.ts'
import { customerList } from '../queries.ts'

type Preview = ResponseOf<typeof erasePreview>

/** Asks before a customer is erased: says what will be wiped, counted, and what stays. */
export function EraseCustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { t } = useCustomerWords()
  const query = useQuery({
    queryKey: ['erase', id],
    queryFn: ({ signal }) => call(erasePreview, { params: { id }, signal }),
    gcTime: 0,
  })
  if (isNotThere(query.error)) return <Gone />
  const name = query.data?.customer.display_name ?? ''
  return (
    <Page width="narrow" title={name ? t('customers.erase.title', { name }) : t('customers.erase.titleLoading')}>
      <Loaded query={query}>
        {(preview) => <Confirmation preview={preview} again={() => void query.refetch()} />}
      </Loaded>
    </Page>
  )
}

function Confirmation({ preview: { customer, wiped, kept }, again }: { preview: Preview; again: () => void }) {
  const { t } = useCustomerWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const erase = useMutation({
    mutationFn: () => call(eraseCustomer, { params: { id: customer.id }, version: customer.version }),
    onSuccess: async () => {
      await navigate({ to: '/customers', replace: true })
      dropRows(client, customerList, [customer.id])
      toastDone(t('customers.erase.done', { number: numberOf(customer) }))
    },
    onError: again,
  })
  const name = nameOf(customer)
  return (
    <>
      <Alert color="red" icon={<IconAlertTriangle />} title={t('customers.erase.warning')}>
        {t('customers.erase.text', { name, number: numberOf(customer) })}
      </Alert>
      <Text fw={600} size="sm" mt="lg">
        {t('customers.erase.wiped')}
      </Text>
      <List size="sm" mt={4}>
        <List.Item>{t('customers.erase.ownData')}</List.Item>
        {wiped
          .filter((one) => one.count > 0)
          .map((one) => (
            <List.Item key={one.what}>{whatText(t, one.what, one.count)}</List.Item>
          ))}
        <List.Item>{t('customers.erase.journalValues')}</List.Item>
      </List>
      <Text fw={600} size="sm" mt="md">
        {t('customers.erase.kept')}
      </Text>
      <List size="sm" mt={4}>
        {kept.map((what) => (
          <List.Item key={what}>
            {t(`customers.erase.keeps.${what}` as 'customers.erase.keeps.number', {
              defaultValue: what,
              number: numberOf(customer),
            })}
          </List.Item>
        ))}
        <List.Item>{t('customers.erase.remembered')}</List.Item>
      </List>
      {erase.error && (
        <Alert color="red" mt="md" role="alert">
          {problemText(t, erase.error)}
        </Alert>
      )}
      <Group mt="xl" gap="xs">
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
          {t('customers.erase.action', { name })}
        </Button>
        <Button
          component={Link}
          to={`/customers/${customer.id}`}
          variant="default"
          disabled={erase.isPending}
          onClick={(event) => goBack(event, router)}
        >
          {t('ui.back')}
        </Button>
      </Group>
    </>
  )
}

/** Back to where the question was asked: the page or the form. */
function goBack(event: { preventDefault: () => void }, router: ReturnType<typeof useRouter>): void {
  if (!router.history.canGoBack()) return
  event.preventDefault()
  router.history.back()
}

function whatText(t: TFunction, what: string, count: number): string {
  return t(`customers.erase.what.${what}` as 'customers.erase.what.notes', { count, defaultValue: `${what}: ${count}` })
}
