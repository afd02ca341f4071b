"""A way to PostgreSQL that loses the answer to a COMMIT: the work is done, and nobody hears of it."""

import socket
import threading

# CommandComplete with the tag COMMIT.
COMMITTED = b"C\x00\x00\x00\x0bCOMMIT\x00"


class LossyWay:
    """Listens on a port of its own and passes everything on, but for the commits that it is told to lose."""

    def __init__(self, port):
        self.target = port
        self.lost = 0
        self._to_lose = 0
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def lose(self, commits):
        """The next so many commits are done and not answered."""
        with self._lock:
            self._to_lose += commits

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            for source, sink, is_answer in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._carry, args=(source, sink, is_answer), daemon=True).start()

    def _carry(self, source, sink, is_answer):
        try:
            while data := source.recv(65536):
                if is_answer and COMMITTED in data and self._takes_one():
                    break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def _takes_one(self):
        with self._lock:
            if self._to_lose == 0:
                return False
            self._to_lose -= 1
            self.lost += 1
            return True
