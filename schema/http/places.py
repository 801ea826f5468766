"""Where the whole registry is found in other forms than answers: each of these tells of the others."""

#: Described as open data, harvested record by record, and all of it in one file.
DCAT, HARVESTS, ARCHIVE = "/datasets/dcat", "/oai", "/export/registry.zip"
