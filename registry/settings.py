"""What can be set from the environment. Every setting has a default that is right for a first try.

`docs/settings.md` is written from the descriptions here.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from registry.storage.model.terms import Role
from registry.storage.reading.external_ids import system_as_kept

ADDRESS = re.compile(r"postgres(ql)?(\+asyncpg)?://")
#: What stands for people, and all acts but those on rows, among the sources; no system can be called so.
BY_HAND = "by hand"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def is_safe(address: str) -> bool:
    """Whether what comes from an address can be believed: by TLS, or from this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


class Trusted(StrEnum):
    """Who may ask nothing but trusted documents."""

    NONE = "none"
    ANONYMOUS = "anonymous"
    ALL = "all"


class Settings(BaseSettings):
    """The settings, read once at start."""

    model_config = SettingsConfigDict(env_prefix="REGISTRY_", extra="ignore", hide_input_in_errors=True)

    database_url: SecretStr | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="The address of a PostgreSQL 18 of your own, as `postgresql://user:password@host/database`; "
        "without it, the embedded one is started.",
    )
    read_urls: list[SecretStr] = Field(
        default_factory=list,
        description="The addresses of PostgreSQL's standbys of that database, which questions are asked of too, as "
        '`["postgresql://registry_api:password@standby/registry"]`; docs/deploying.md tells how.',
    )
    read_wait_ms: int = Field(
        100,
        ge=0,
        description="How long a standby that lags may be waited for before the database itself is asked, in "
        "milliseconds.",
    )
    api_password: SecretStr | None = Field(
        None, description="The password that `registry migrate` gives the database role `registry_api`."
    )
    data: Path = Field(
        default_factory=lambda: user_data_path("partnerskapet-registry"),
        description="Where the embedded PostgreSQL keeps its files; without it, in the user's data directory.",
    )
    postgres_patience: float = Field(
        60,
        gt=0,
        description="How many seconds an embedded PostgreSQL that has died, and cannot be started again, is tried with "
        "before the server stops.",
    )
    host: str = Field("127.0.0.1", description="The address that the server listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port that the server listens on; 0 takes a free one.")
    pool_size: int = Field(10, ge=1, le=100, description="Connections to the database for reading.")
    feed_pool_size: int = Field(
        2,
        ge=1,
        le=100,
        description="Connections to the database for the change feed, so that loads take none of those.",
    )
    write_pool_size: int = Field(5, ge=1, le=100, description="Connections to the database for writing.")
    statement_timeout_ms: int = Field(5000, ge=1, description="How long one statement may run, in milliseconds.")
    operation_timeout_ms: int = Field(
        15_000, ge=1, description="How long one operation may take in all, an act with many statements too."
    )
    wait_ms: int = Field(
        5000, ge=1, description="How long a request may wait for its turn before it is answered 503, in milliseconds."
    )
    share_percent: int = Field(
        50, ge=1, le=100, description="How much of the connections one caller, or one address, may hold at once."
    )
    # How much may be asked.
    max_body_bytes: int = Field(1_000_000, ge=1, description="How large a request may be, in bytes.")
    max_file_bytes: int = Field(
        2_000_000, ge=1, description="How large a file of records that the page reads (`/import`) may be, in bytes."
    )
    max_depth: int = Field(15, ge=1, description="How deep a document's selections may nest.")
    max_tokens: int = Field(2000, ge=1, description="How long a document may be, in tokens.")
    max_aliases: int = Field(
        50, ge=0, description="How many aliases a document may have, with its fragments written out."
    )
    max_cost: int = Field(
        50_000, ge=1, description="How much one operation may cost; docs/asking.md tells what costs what."
    )
    rate_anonymous: int = Field(1200, ge=0, description="Requests a minute from one address; 0 is no limit.")
    rate_signed_in: int = Field(6000, ge=0, description="Requests a minute from one caller; 0 is no limit.")
    rate_wrong_keys: int = Field(
        20, ge=0, description="Wrong keys and tokens a minute from one address; 0 is no limit."
    )
    rate_archives: int = Field(
        12, ge=0, description="Archives of everything (`/export/registry.zip`) an hour for one address; 0 is no limit."
    )
    trusted_proxies: list[str] = Field(
        default_factory=list,
        description='Addresses and networks of proxies whose `X-Forwarded-For` is believed, as `["192.0.2.0/24"]`.',
    )
    max_connections: int = Field(500, ge=1, description="How many clients may be connected at once.")
    max_subscribers: int = Field(
        250,
        ge=0,
        description="How many connections may stay open for subscriptions at once, half of them for callers with a key"
        " alone; they are counted among all clients.",
    )
    max_subscribers_each: int = Field(
        20, ge=1, description="How many of these one caller, or one address without a key, may have."
    )
    max_header_bytes: int = Field(
        32_768, ge=1024, description="How large the address and the headers of a request may be together, in bytes."
    )
    otlp_endpoint: str | None = Field(
        None,
        validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT",
        description="The address of an OpenTelemetry collector that takes OTLP over HTTP, as `http://127.0.0.1:4318`; "
        "without it, no spans are made.",
    )
    introspection: bool = Field(True, description="Whether the contract can be asked for with a query.")
    cors_origins: list[str] = Field(
        default_factory=lambda: ["*"],
        description="Origins whose pages may call the API and read its answers, without cookies: all of them, those "
        'that are listed, as `["https://example.org"]`, or with `[]` none.',
    )
    cache_seconds: int = Field(
        60,
        ge=0,
        description="For how many seconds others may keep the answer to a question that was sent with GET and without "
        "a key; with 0 they ask each time whether it has changed.",
    )
    kept_answer_bytes: int = Field(
        32_000_000,
        ge=0,
        description="How many bytes of answers to questions each process keeps. One is given again only when the "
        "database says that nothing has changed; 0 keeps none.",
    )
    documents: Path | None = Field(
        None,
        description="Documents that are trusted beside the ready operations: a folder with `.graphql` files, or a "
        "manifest that Apollo, Relay or GraphQL Code Generator has written.",
    )
    trusted_only: Trusted = Field(
        Trusted.NONE,
        description="Who may ask nothing but trusted documents: `none`, `anonymous`, those without a key, or `all`.",
    )
    warm: bool = Field(
        True, description="Whether trusted documents are prepared at the start, so that the first to ask need not wait."
    )
    # Who may sign in, and as what.
    oidc_issuer: str | None = Field(
        None,
        description="The address of the OpenID Connect issuer whose tokens are believed; without it, only keys are.",
    )
    oidc_audience: str | None = Field(
        None, description="The audience (`aud`) that tokens must be issued for; required with an issuer."
    )
    oidc_role_claim: str = Field(
        "roles",
        description="The claim that tells what a caller may do; dots lead into it, as in `realm_access.roles`.",
    )
    oidc_roles: dict[str, Role] = Field(
        default_factory=dict,
        description='What the values of that claim mean, as `{"redaktor": "EDITOR"}`.',
    )
    oidc_organisation_claim: str = Field(
        "organisation",
        description="The claim with the slug, municipality code or organisation number of the caller's organisation.",
    )
    oidc_keys_wait: float = Field(
        60, gt=0, description="How many seconds pass before the issuer's keys may be asked for again."
    )
    oidc_client_id: str | None = Field(None, description="This client at the issuer; with it, browsers can sign in.")
    oidc_client_secret: SecretStr | None = Field(None, description="The client's secret, if the issuer gave it one.")
    oidc_scope: str = Field("openid profile email", description="What the issuer is asked to tell of a person.")
    public_url: str | None = Field(
        None,
        description="The address that people see, which the description of the open data begins all addresses with. "
        "Required to sign in in a browser: the issuer sends browsers to `/callback` under it.",
    )
    people_kept_days: int = Field(
        400,
        ge=1,
        description="How many days after the last visit `registry purge` erases what is held on a person.",
    )
    # Whose word stands.
    sources_first: list[str] = Field(
        default_factory=list,
        description="Whose word stands when systems that send rows say different things of a field, the first first, "
        'as `["socialstyrelsen-ks", "by hand", "verksamhetsplan"]`; `by hand` is what people and other acts have set. '
        "Those that are not named come last, and among equals the last who tells wins.",
    )
    # Who is told that something has changed.
    webhook_key: SecretStr | None = Field(
        None,
        min_length=32,
        description="What the secrets of webhooks are worked out from, at least 32 random characters, the same for all "
        "processes; without it there are no webhooks, but for the embedded database, which makes one.",
    )
    webhook_allow_private: bool = Field(
        False,
        description="Whether webhooks may lead to private and local addresses, and to `http://`: for tests, and for "
        "receivers on a network of your own.",
    )
    webhook_timeout_ms: int = Field(
        15_000, ge=1, description="How long a webhook's receiver may take to answer, in milliseconds."
    )
    # What apiInfo tells of this installation.
    name: str = Field("Register över socialtjänstens utvecklingsarbete", description="`apiInfo`: what it is called.")
    status: str = Field("beta", description="`apiInfo`: how far it has come.")
    publisher: str | None = Field(
        None, description="`apiInfo`: the slug of the organisation that publishes the registry."
    )
    data_controller: str | None = Field(None, description="`apiInfo`: who answers for personal data.")
    contact_function: str | None = Field(
        None, description="`apiInfo`: the function to turn to; without it, no contact is told."
    )
    contact_email: str | None = Field(None, description="`apiInfo`: that function's e-mail address.")
    documentation: str | None = Field(None, description="`apiInfo`: the address where the registry is described.")
    released: date | None = Field(
        None, description="`/api-info`: the day when this version was published, as `2026-11-29`; else it is not told."
    )

    @field_validator("database_url")
    @classmethod
    def _database_is_an_address(cls, given: SecretStr | None) -> SecretStr | None:
        """Its words would repeat the password."""
        if given is not None and not ADDRESS.match(given.get_secret_value()):
            raise ValueError("must begin with postgresql:// and be an address of PostgreSQL")
        return given

    @field_validator("read_urls")
    @classmethod
    def _standbys_are_addresses(cls, given: list[SecretStr]) -> list[SecretStr]:
        """As for the database itself."""
        if not all(ADDRESS.match(each.get_secret_value()) for each in given):
            raise ValueError("each must begin with postgresql:// and be an address of PostgreSQL")
        return given

    @field_validator("sources_first")
    @classmethod
    def _sources_are_systems(cls, given: list[str]) -> list[str]:
        """Names of systems as they are kept, each once."""
        names = [each if each == BY_HAND else system_as_kept(each) for each in given]
        if len(set(names)) != len(names) or not all(names):
            raise ValueError("each must be the name of a system, or by hand, and stand once")
        return names

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies_are_addresses(cls, given: list[str]) -> list[str]:
        """A name, or a star, would believe more than whoever wrote it can know of."""
        for each in given:
            ip_network(each)
        return given

    @model_validator(mode="after")
    def _issuer_is_whole(self) -> Self:
        """An issuer needs its audience, and addresses that are trusted use TLS unless they are on this machine."""
        if self.oidc_issuer is not None and not self.oidc_audience:
            raise ValueError("REGISTRY_OIDC_AUDIENCE must be set when REGISTRY_OIDC_ISSUER is")
        if self.oidc_issuer is not None and not is_safe(self.oidc_issuer):
            raise ValueError("REGISTRY_OIDC_ISSUER must begin with https://, unless it is on this machine")
        if self.oidc_client_id and not (self.oidc_issuer and self.public_url and is_safe(self.public_url)):
            raise ValueError(
                "REGISTRY_OIDC_CLIENT_ID needs REGISTRY_OIDC_ISSUER, and a REGISTRY_PUBLIC_URL with https://"
            )
        if Role.ANONYMOUS in self.oidc_roles.values():
            raise ValueError("REGISTRY_OIDC_ROLES gives roles, and ANONYMOUS is none")
        return self


LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
