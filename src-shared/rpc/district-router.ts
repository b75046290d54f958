import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** This PC's link with its district. */
export function createDistrictRouter({ useCases: { district, districtView } }: RpcServices) {
  const os = rpc.district;
  return os.router({
    status: os.status.handler(() => district.status()),
    news: os.news.handler(() => district.news()),
    enrol: os.enrol.handler(({ input, context, signal }) => district.enrol(input, taskContext(context, signal).signal)),
    confirm: os.confirm.handler(() => district.confirm()),
    view: os.view.handler(() => districtView.read()),
    decideView: os.decideView.handler(({ input, context, signal }) =>
      districtView.decide(input.shows, taskContext(context, signal)),
    ),
    leave: os.leave.handler(() => district.leave()),
    synchronizeNow: os.synchronizeNow.handler(() => district.wake()),
  });
}
