/** What states are called, how pressing they look, and which category words speak of. */

import { t } from './language.js'

/** What officers and clerks read of a case. */
export const caseState = state => ({
  atCentre: t('属实·待中心交办', 'Confirmed · waiting for the centre'),
  dispatched: t('已派单·待签收', 'Dispatched · to be accepted'),
  accepted: t('已签收·整改中', 'Accepted · in work'),
  returned: t('已退回·待改派', 'Returned · to be redirected'),
  suspended: t('挂账·暂停计时', 'Suspended · clock stopped'),
  rectified: t('待复查', 'To be re-checked'),
  reworking: t('返工', 'Re-work'),
  closed: t('已办结', 'Closed'),
})[state] ?? state

export const taskState = task => ({
  assigned: task.kind === 'sample' ? t('待抽查', 'Sample to be checked') : task.kind === 'recheck' ? t('待复查', 'To be re-checked') : task.kind === 'appeal' ? t('申诉复核', 'Appeal under review') : t('新线索·待接单', 'New · to be claimed'),
  claimed: task.kind === 'sample' ? t('抽查中', 'Sample being checked') : task.kind === 'recheck' ? t('复查中', 'Being re-checked') : t('核实中', 'Being verified'),
  arrived: t('已到场', 'On site'),
  asking: t('待补充·计时暂停', 'Waiting for the reporter · clock stopped'),
  concluded: t('已完成', 'Done'),
  withdrawn: t('已撤回', 'Withdrawn'),
})[task.state] ?? task.state

/** How far a call for help on site is. */
export const helpState = state => ({ called: t('待答复', 'No answer yet'), coming: t('正赶来', 'On the way'), cannot: t('不能到场', 'Cannot come'), ended: t('已结束', 'Over') })[state] ?? state
export const helpTone = state => ({ called: 'wait', coming: 'good', cannot: 'late' })[state] ?? ''

export const taskKind = kind => ({ first: t('首次核实', 'First verification'), recheck: t('整改复查', 'Re-check'), appeal: t('申诉复核', 'Appeal'), sample: t('抽查', 'Sample check') })[kind] ?? kind

const TONES = {
  good: ['closed', 'resolvedOnSite', 'concluded', 'goneOnArrival', 'duplicate', 'referred'],
  wait: ['question', 'asking', 'suspended', 'returned', 'unfounded', 'unlocatable', 'outOfRemit', 'rejected', 'appealed', 'recheckFailed', 'reworking'],
}
/** good, wait or info. */
export const tone = state => Object.keys(TONES).find(name => TONES[name].includes(state)) ?? 'info'
export const isSolved = state => state === 'closed' || state === 'resolvedOnSite'

export const role = name => ({
  citizen: t('市民', 'Citizen'), gridOfficer: t('网格员', 'Grid officer'), townCentre: t('镇街智网中心', 'Town centre'),
  department: t('责任单位', 'Department'), cityAdmin: t('市级', 'City'), dutyRoom: t('值班室', 'Duty room'), operator: t('运维', 'Operator'),
})[name] ?? name

/** Where each role works. */
export const workplace = name => ({ gridOfficer: '/officer', townCentre: '/centre', department: '/department', cityAdmin: '/city', dutyRoom: '/duty', operator: '/operations' })[name] ?? '/'

/** Everyday words that point to a category; the categories' own names count besides. */
const HINTS = {
  '0101': '消防通道 堵通道 消防车道 占用通道 fire lane', '0102': '安全出口 锁门 逃生门 emergency exit', '0103': '消火栓 灭火器 消防栓 hydrant extinguisher',
  '0104': '防火门 应急灯', '0106': '烧荒 烧东西 烧火 违规用火', '0201': '电焊 动火 焊接 welding', '0204': '高空作业 没系安全带 高处作业', '0205': '工地 围挡 围栏 construction fence',
  '0301': '乱拉电线 私拉 乱接 wiring', '0302': '电线垂 电线掉 电线低 裸露电线 power line', '0303': '配电箱 电箱 电表箱', '0304': '煤气罐 煤气瓶 燃气瓶 液化气瓶 gas cylinder',
  '0401': '电动车楼道 电动车停楼道 楼道充电 楼梯间充电 楼道停车', '0402': '飞线 窗户拉线充电 飞线充电', '0403': '电动车进电梯 电瓶车电梯', '0404': '充电桩 充电棚 charging',
  '0501': '防盗网 出租屋窗', '0502': '隔间 群租 超员', '0601': '店里住人 三合一 阁楼住人', '0603': '不卫生 食品 老鼠 苍蝇', '0701': '违建 加建 搭建 天台搭 铁皮房 illegal building',
  '0702': '卫星锅 卫星天线 卫星接收 satellite', '0703': '地锁 路障 铁链 石墩', '0704': '广告牌 招牌', '0706': '外墙 空调外机 花盆 掉落 阳台',
  '0801': '违停 乱停 停车 挡道 堵路 私家车 小车 parking parked', '0802': '共享单车 单车乱停 bike', '0803': '摆摊 占道经营 小贩 流动摊 vendor', '0804': '盲道 人行道', '0805': '僵尸车 废弃车', '0806': '堆杂物 堆放 杂物 纸皮',
  '0901': '垃圾 暴露垃圾 路边垃圾 rubbish garbage litter', '0902': '垃圾桶 满溢 bin', '0904': '倒垃圾 河边垃圾', '0905': '烧垃圾', '1001': '建筑垃圾 水泥块 砖头 余泥 construction waste', '1002': '渣土 偷倒', '1003': '泥头车 撒漏', '1004': '装修垃圾 旧家具 沙发 床垫',
  '1101': '加油车 黑油 非法加油', '1102': '黑气 私卖煤气', '1201': '污水 排污 sewage', '1202': '河涌 黑臭 水浮莲', '1203': '臭味 异味 废气 smell', '1205': '施工噪音 打桩 半夜施工', '1206': '广场舞 噪音 扰民 音响 noise', '1207': '油烟', '1208': '扬尘 灰尘 dust',
  '1301': '小广告 牛皮癣 涂鸦', '1302': '公厕 厕所 toilet', '1303': '绿化 草地', '1306': '狗 犬 不拴绳 dog', '1401': '井盖 manhole', '1402': '坑 塌陷 路面 破洞 pothole', '1403': '路灯 street light lamp', '1404': '红绿灯 信号灯 traffic light', '1405': '护栏 栏杆', '1406': '积水 水浸 淹 flood', '1407': '树倒 枯枝 树枝 tree', '1408': '健身器材 滑梯 秋千', '1409': '网线 光缆 线缆',
  '1501': '学校门口摆摊', '1502': '学校门口 校门口 school', '1602': '池塘 鱼塘 水库护栏', '1603': '游泳 玩水 swim', '1604': '积水坑 基坑', '1701': '邻居 邻里', '1702': '欠薪 工资 拖欠', '1703': '物业', '1903': '台风 防汛 暴雨', '1904': '滑坡 山体',
}

/** The categories that words point to, best first; none for words that say nothing. */
export function suggest(text, categories) {
  const words = text.toLowerCase()
  if (words.trim().length < 2) return []
  return categories
    .map(category => {
      let score = 0
      for (const hint of (HINTS[category.code] ?? '').split(' ')) if (hint && words.includes(hint)) score += 2 + hint.length
      const name = category.name.replace(/[或与、“”]/g, '')
      for (let i = 0; i + 2 <= name.length; i += 1) if (words.includes(name.slice(i, i + 2))) score += 1
      return { category, score }
    })
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ category }) => category)
}

/** `emergency`, `crimeTip` or nothing, by the city's own words. */
export function alarm(text, words) {
  let rest = text.replace(/\s/g, '')
  for (const calm of words.calm) rest = rest.replaceAll(calm, '')
  if (words.emergency.some(word => rest.includes(word))) return 'emergency'
  if (words.crimeTip.some(word => rest.includes(word))) return 'crimeTip'
  return null
}
