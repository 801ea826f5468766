"""Secrets on the page: wherever a browser can keep a text, a key is only where it was meant to be.

What is looked for is the text itself, in everything that a script, a later visitor or a server in between could read.
"""

import asyncio

from playwright.async_api import Browser, Request, expect

from tests.helpers.browsing import Visit, address_of, visiting
from tests.helpers.editors import write_headers
from tests.helpers.workbench import SECRETS, Workbench

KEY = SECRETS["administrator"]
#: Written by hand among a request's headers, as one does who tries another key.
OTHER = SECRETS["national"]

#: GraphiQL saves its tabs half a second after the last change.
SAVED = 1.0

#: Every place of the browser's that holds a text, in the clear or in the form of Basic credentials.
PLACES = """async secret => {
  const found = new Set();
  const look = (place, ...texts) => {
    if (texts.some(text => [secret, btoa(secret)].some(each => String(text).includes(each)))) found.add(place);
  };
  const asked = request => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
    for (const [key, value] of Object.entries(storage)) look(`${name}: ${key}`, key, value);
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      look(`indexedDB: ${name}`, JSON.stringify([await asked(rows.getAllKeys()), await asked(rows.getAll())]));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) look('caches', request.url, await (await cache.match(request)).text());
  }
  look('cookies', document.cookie);
  look('address', location.href, document.referrer, ...performance.getEntries().map(each => each.name));
  look('history', JSON.stringify(history.state));
  look('window', window.name, document.title);
  look('page', document.documentElement.outerHTML);
  for (const field of document.querySelectorAll('input, textarea, select')) look('page', field.value);
  return [...found].sort();
}"""


async def places(visit: Visit, secret: str) -> set[str]:
    """Where in the browser a secret stands, when all that GraphiQL saves has been saved."""
    await visit.settle()
    await asyncio.sleep(SAVED)
    assert all(secret not in each.get("value", "") for each in await visit.page.context.cookies())
    return set(await visit.page.evaluate(PLACES, secret))


def requests_of(visit: Visit) -> list[Request]:
    """Every request that the page sends from now on."""
    sent: list[Request] = []

    def note(request: Request) -> None:
        sent.append(request)

    visit.page.on("request", note)
    return sent


def require_only_authorization(sent: list[Request], *secrets: str) -> None:
    """Secrets leave the browser in the one header of the one address that they are for."""
    carried = set()
    for request in sent:
        # Those that the page gave. The browser's own, such as cookies, are looked for where it stores them, and it does
        # not tell them of a request that it answered itself.
        for name, text in {"address": request.url, "body": request.post_data or "", **request.headers}.items():
            carried |= {(request.url, name) for secret in secrets if secret in text}
    assert {name for _, name in carried} == {"authorization"}
    assert all(url.endswith("/graphql") for url, _ in carried)


def require_open_contract(sent: list[Request]) -> None:
    """The contract is asked for, and without the key of whoever has signed in."""
    introspections = [each for each in sent if "IntrospectionQuery" in (each.post_data or "")]
    assert introspections
    assert [each.url for each in introspections if "authorization" in each.headers] == []


async def test_a_key_is_in_the_tabs_session_and_nowhere_else(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        sent = requests_of(visit)
        await visit.sign_in(KEY)
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga ut")).to_be_visible()
        assert await places(visit, KEY) == {"sessionStorage: registry-key"}
        await visit.panel.get_by_role("button", name="Ställa en fråga").click()
        await visit.run("Vad deltar vi i?")
        await expect(visit.answers.get_by_role("table").first).to_be_visible()
        await visit.panel.get_by_role("button", name="Till listan").click()
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        await visit.choose("Registrera en pilot")
        await visit.register("Sparas inte i webbläsaren")
        await visit.try_it("piloten är registrerad som utkast")
        await visit.save_it("piloten är registrerad som utkast")
        await visit.show_code()
        assert await places(visit, KEY) == {"sessionStorage: registry-key"}
        await visit.page.get_by_role("button", name="Vad deltar vi i?", exact=True).click()
        await visit.page.get_by_role("button", name="Visa Frågor du har ställt här").click()
        assert await places(visit, KEY) == {"sessionStorage: registry-key"}
        await visit.reload()
        assert await places(visit, KEY) == {"sessionStorage: registry-key"}
        await visit.page.get_by_role("banner").get_by_role("button", name="Logga ut").click()
        await expect(visit.page.get_by_role("banner").get_by_role("button", name="Logga in")).to_be_visible()
        assert await places(visit, KEY) == set()
        require_only_authorization(sent, KEY)
        require_open_contract(sent)


async def test_headers_written_by_hand_are_sent_and_never_saved(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        sent = requests_of(visit)
        await visit.choose("Vad deltar vi i?")
        await visit.show_code()
        await write_headers(visit, f'{{ "authorization": "Bearer {OTHER}"')
        assert await places(visit, OTHER) == {"page"}
        await visit.panel.get_by_role("button", name="Visa svaret").click()
        await expect(visit.answers.get_by_role("table").first).to_be_visible()
        await visit.page.get_by_role("button", name="Visa Frågor du har ställt här").click()
        await visit.page.get_by_role("button", name="Ny flik").click()
        assert await places(visit, OTHER) == set()
        await visit.page.get_by_role("button", name="Vad deltar vi i?", exact=True).click()
        assert await places(visit, OTHER) == {"page"}
        await visit.reload()
        assert await places(visit, OTHER) == set()
        # What is not secret is kept for the tab, so it was looked for in the right places.
        assert any(each.startswith("sessionStorage: graphiql:") for each in await places(visit, "WhatDoWeTakePartIn"))
        require_only_authorization(sent, OTHER)


async def test_a_new_key_is_on_the_page_until_it_is_left(browser: Browser, registry: Workbench) -> None:
    async with visiting(browser, address_of(registry), viewport={"width": 1440, "height": 900}) as visit:
        await visit.sign_in(KEY)
        await visit.panel.get_by_role("button", name="Registrera och ändra").click()
        await visit.choose("Skapa en nyckel")
        await visit.a_key("En funktion")
        await visit.try_it("nyckeln är skapad")
        await visit.save_it("nyckeln är skapad")
        made = str(await visit.outcome.locator("code").text_content())
        assert await places(visit, made) == {"page"}
        # Not even the answer as it came has it.
        await visit.panel.get_by_role("button", name="Visa som JSON").click()
        await expect(visit.panel.get_by_role("region", name="Svaret som JSON")).not_to_contain_text(made)
        await visit.panel.get_by_role("button", name="Till listan").click()
        assert await places(visit, made) == set()
        await visit.choose("Skapa en nyckel")
        assert await places(visit, made) == set()
        await visit.reload()
        assert await places(visit, made) == set()
