"""A visitor without a browser: speaks Streamlit's own protocol, as its page in a browser does."""

import asyncio
import http.client
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_BOUNDARY = "parallax-load"
_FINISHED_FOR_GOOD = ForwardMsg.FINISHED_SUCCESSFULLY
SAMPLE_OUTLET = b"Eastern Polestar"
OWN_OUTLET = re.compile(rb"Visitor (\d\d) Paper")


@dataclass
class Visitor:
    """One session: what it was shown, how long it waited for it, and what went wrong."""

    address: str
    number: int
    query: str = ""
    firsts: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    own_firsts: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    kept: dict[str, WidgetState] = field(default_factory=dict)
    seen: set[bytes] = field(default_factory=set)
    shows_sample: bool = False
    session: str = ""

    async def open(self) -> None:
        """Come to the home page and wait for the first chart."""
        place = self.address.replace("http://", "ws://") + "/_stcore/stream"
        self.socket = await websockets.connect(
            place, subprotocols=["streamlit", "none"], max_size=None, ping_timeout=None
        )
        chart, whole = await self._run()
        self.firsts.append(chart)
        self.wholes.append(whole)

    async def retype(self, label: str, text: str) -> None:
        """Retype a field and wait for the chart."""
        chart, whole = await self._run(**{self.ids[label]: text})
        self.reruns.append(chart)
        self.wholes.append(whole)

    async def bring(self, name: str, data: bytes) -> None:
        """Bring a table of articles in by the dialog, and wait until its chart stands."""
        began = time.perf_counter()
        await self._run(**{self.ids["Compare your own articles"]: True})
        uploader = next(id for label, id in self.ids.items() if label.startswith("Pages, tables"))
        file, urls = await self._upload(name, data)
        await self._run(file=(uploader, name, len(data), file, urls))
        self.seen.clear()
        self.shows_sample = False
        chart, _ = await self._run(**{self.ids["Compare them"]: True})
        self.own_firsts.append(chart)
        self.loads.append(time.perf_counter() - began)

    async def leave(self) -> None:
        """Close the page."""
        await self.socket.close()

    async def _run(self, file=None, **values) -> tuple[float, float]:
        """Seconds until the last chart, and until the script has ended for good."""
        message = BackMsg()
        states = message.rerun_script.widget_states.widgets
        for name, value in values.items():
            if value is True:
                states.add(id=name, trigger_value=True)
            else:
                self.kept[name] = WidgetState(id=name, string_value=value)
        if file:
            uploader, name, size, file_id, urls = file
            state = self.kept[uploader] = WidgetState(id=uploader)
            told = state.file_uploader_state_value.uploaded_file_info.add()
            told.name, told.size, told.file_id = name, size, file_id
            told.file_urls.CopyFrom(urls)
        states.extend(self.kept.values())  # as a page does: what is not told counts as emptied
        message.rerun_script.query_string = self.query
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        chart = float("nan")
        while True:
            answer = await self._hear()
            kind = answer.WhichOneof("type")
            if kind == "delta" and self._look(answer) and chart != chart:
                chart = time.perf_counter() - began
            if kind == "script_finished" and answer.script_finished == _FINISHED_FOR_GOOD:
                return chart, time.perf_counter() - began

    async def _hear(self) -> ForwardMsg:
        data = await asyncio.wait_for(self.socket.recv(), 600)
        self.seen |= set(OWN_OUTLET.findall(data))
        self.shows_sample |= SAMPLE_OUTLET in data
        answer = ForwardMsg()
        answer.ParseFromString(data)
        kind = answer.WhichOneof("type")
        if kind == "new_session":
            self.session = answer.new_session.initialize.session_id
        if kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        return answer

    def _look(self, answer: ForwardMsg) -> bool:
        """Remember the fields; whether this is a chart. What is an error is a fault."""
        if answer.delta.WhichOneof("type") != "new_element":
            return False
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.faults.append(f"visitor {self.number}: {element.exception.type}")
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            self.faults.append(f"visitor {self.number}: {element.alert.body[:200]}")
        elif kind in ("text_input", "button", "file_uploader"):
            part = getattr(element, kind)
            self.ids[part.label] = part.id
        return kind == "plotly_chart"

    async def _upload(self, name: str, data: bytes):
        message = BackMsg()
        message.file_urls_request.request_id = "1"
        message.file_urls_request.session_id = self.session
        message.file_urls_request.file_names.append(name)
        await self.socket.send(message.SerializeToString())
        while (answer := await self._hear()).WhichOneof("type") != "file_urls_response":
            pass
        urls = answer.file_urls_response.file_urls[0]
        await asyncio.to_thread(self._put, urls.upload_url, name, data)
        return urls.file_id, urls

    def _put(self, place: str, name: str, data: bytes) -> None:
        """Send a file as the page does: with the token that its cookie holds."""
        line = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        line.request("GET", "/_stcore/health")
        answer = line.getresponse()
        answer.read()
        cookie = (answer.getheader("set-cookie") or "").split(";")[0]
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"'
        body = f"{head}\r\nContent-Type: text/csv\r\n\r\n".encode() + data
        body += f"\r\n--{_BOUNDARY}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
            "Cookie": cookie,
            "X-Xsrftoken": cookie.partition("=")[2],
        }
        line.request("PUT", place, body, headers)
        status = line.getresponse().status
        if status != 204:
            self.faults.append(f"visitor {self.number}: the upload was answered by {status}")
        line.close()
