"""TLS in front of a server whose PostgreSQL was built without it, as the embedded one is."""

import asyncio
import ssl
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "certificate"


@contextmanager
def encrypted(port: int) -> Iterator[int]:
    """Lend a port of localhost where the server at *port* speaks TLS, until this is closed."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_listen(port), loop).result()
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _listen(port: int) -> asyncio.Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE / "server.crt", CERTIFICATE / "server.key")

    async def serve(reader: StreamReader, writer: StreamWriter) -> None:
        # PostgreSQL's SSLRequest, and its answer: https://www.postgresql.org/docs/current/protocol.html
        await reader.readexactly(8)
        writer.write(b"S")
        await writer.start_tls(context)
        there = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pass_on(reader, there[1]), _pass_on(there[0], writer))

    return await asyncio.start_server(serve, "127.0.0.1", 0)


async def _pass_on(reader: StreamReader, writer: StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()
