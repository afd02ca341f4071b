/** How the department's own system is connected over AMQP: its credential, what waits, the last messages, how to begin. */

import { h, icon } from '../dom.js'
import { ago, count, t, when } from '../language.js'
import { get } from '../api.js'
import { chip, load } from '../parts.js'
import { live } from '../work.js'

export default function connection({ account, onLeave }) {
  const place = h('div.stack')
  const again = () => load(place, draw, 4)
  return { title: t('系统接入', 'Our own system'), back: '/department', content: [place, example(account.departmentCode)], ready: () => { again(); live(onLeave, again) } }
}

async function draw() {
  const answer = await get('/v1/department/connection')
  return [standing(answer), messages(answer.messages)]
}

function standing({ isConnected, since, revokedAt, queue }) {
  if (!isConnected) {
    return h('section.card', h('div.row.tight', chip(t('未接入', 'Not connected'))), h('p', revokedAt
      ? t(`凭据已于 ${when(revokedAt)} 收回。案件照常在网页办理。`, `The credential was taken back ${when(revokedAt)}. Cases are worked on here as before.`)
      : t('本单位在网页办理案件。要让自有系统直接收派单、回结果,请向运维申请凭据。', 'This department works here. To have your own system receive cases and answer, ask the operators for a credential.')))
  }
  const isServed = queue && queue.consumers > 0
  return h('section.card', h('div.row.tight', chip(t('已接入', 'Connected'), 'good'), queue && (isServed ? chip(t('系统在线', 'your system is online'), 'good') : chip(t('系统没有在收', 'nobody takes from the queue'), 'late'))),
    h('dl.facts', h('dt', t('凭据签发', 'Credential issued')), h('dd', when(since)),
      queue && [h('dt', t('待取消息', 'Messages that wait')), h('dd', count(queue.ready)), h('dt', t('处理中', 'In hand')), h('dd', count(queue.unacknowledged)),
        queue.oldestAt && [h('dt', t('最早一条', 'The oldest')), h('dd', ago(queue.oldestAt))], h('dt', t('连接数', 'Consumers')), h('dd', count(queue.consumers))]),
    !queue && h('p.soft.small', t('消息中间件暂时没有回答队列情况。', 'The broker does not tell of the queue right now.')))
}

function messages(items) {
  const title = t('最近的消息', 'The last messages')
  return h('section.card', h('h2', icon('list'), title), items.length
    ? h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, h('table.oneline',
      h('thead', h('tr', [t('类型', 'Type'), t('方向', 'Direction'), t('案件', 'Case'), t('时间', 'When')].map(words => h('th', { scope: 'col' }, words)))),
      h('tbody', items.map(item => h('tr', h('th', { scope: 'row' }, h('code', item.type)), h('td', item.direction === 'toDepartment' ? (item.isWaiting ? chip(t('待发给本单位', 'to you, not sent yet'), 'wait') : t('发给本单位', 'to you')) : t('本单位回复', 'from you')),
        h('td', h('a', { href: `/department/cases/${item.caseId}` }, h('code', item.caseId.slice(0, 8)))), h('td', ago(item.at)))))))
    : h('p.soft', t('还没有消息。', 'None yet.')))
}

/** The shortest program that takes cases and accepts them, with the department's own code in it. */
function example(code) {
  const words = [
    'import json, os, uuid, pika',
    '',
    `code = "${code}"`,
    'login = pika.PlainCredentials(f"department.{code}", os.environ["DEPARTMENT_PASSWORD"])',
    'broker = pika.BlockingConnection(pika.ConnectionParameters(os.environ["DEPARTMENT_BROKER_HOST"], 5672, "departments", login))',
    'channel = broker.channel()',
    'channel.confirm_delivery()',
    '',
    'def received(channel, method, properties, body):',
    '    if properties.type == "case.dispatched.v1":',
    '        answer = json.dumps({"caseID": json.loads(body)["caseID"]}).encode()',
    '        channel.basic_publish("replies", f"{code}.case.accept.v1", answer, pika.BasicProperties(',
    '            type="case.accept.v1", delivery_mode=2,',
    '            message_id=str(uuid.uuid5(uuid.NAMESPACE_URL, properties.message_id))))',
    '    channel.basic_ack(method.delivery_tag)',
    '',
    'channel.basic_consume(os.environ["DEPARTMENT_QUEUE"], received)',
    'channel.start_consuming()',
  ].join('\n')
  const title = t('最短的例子', 'The shortest example')
  return h('section.card', h('h2', icon('question'), title),
    h('p.soft', t('AMQP 0-9-1,Python 与 pika。口令、队列名由签发凭据时给出。同一条消息可能来两次,先处理、后确认;完整约定和带照片的例子见接入文档。', 'AMQP 0-9-1, Python with pika. Password and queue are handed over with the credential. A message may come twice; work first, acknowledge then. The documents have the whole contract and an example with photos.')),
    h('pre.code.listing', { tabindex: 0, role: 'region', 'aria-label': title }, words))
}
