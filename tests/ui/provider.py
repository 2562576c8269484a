"""A small OpenID Connect provider on the loopback address that lets one invented person in."""

import base64
import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "parallax", "told to nobody"


@contextmanager
def provider(claims: dict[str, object]) -> Iterator[str]:
    """The address of a provider under which everybody who comes has these claims."""
    key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
    nonces: dict[str, str] = {}

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            place, asked = urlsplit(self.path), parse_qs(urlsplit(self.path).query)
            if place.path == "/authorize":
                nonces["code-1"] = asked["nonce"][0]
                back = urlencode({"code": "code-1", "state": asked["state"][0]})
                self.send_response(302)
                self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif place.path == "/keys":
                self.tell({"keys": [key.as_dict(private=False)]})
            else:
                self.tell(_about(address))

        def do_POST(self):
            asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            assert self.headers["Authorization"] == f"Basic {known}", self.headers["Authorization"]
            now = int(time.time())
            told = {"iss": address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600}
            told |= {"nonce": nonces[asked["code"][0]], **claims}
            token = jwt.encode({"alg": "RS256", "kid": "1"}, told, key)
            self.tell({"access_token": "a", "token_type": "Bearer", "id_token": token})

        def tell(self, value):
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def _about(address: str) -> dict[str, object]:
    return {
        "issuer": address, "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token", "jwks_uri": f"{address}/keys",
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }  # fmt: skip
