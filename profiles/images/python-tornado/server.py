import asyncio
import pathlib
import signal

import tornado.web

PAGE = pathlib.Path("/srv/index.html").read_bytes()


class Page(tornado.web.RequestHandler):
    def get(self):
        self.finish(PAGE)


async def serve():
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    tornado.web.Application([("/", Page)]).listen(8080)
    await stopped.wait()


asyncio.run(serve())
