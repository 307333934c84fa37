"""The living article: pages and blocks, people and topics, versions, anchors, differences, feeds.

Knows nothing of readers' comments; what travels to the left goes by `signals` and `registries`.
"""
