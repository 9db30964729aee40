"""Class names that tell what a page is for, where nothing on it says so."""

from __future__ import annotations

from ...page import words

PRICES = words("price prices product-price preis")
# What a list of goods or places can be narrowed and put in order by.
FILTERS = words("filter filters facets sort sorting sort-by")
PAGES = words("pagination pager paging page-numbers load-more")
GOODS = words("product products product-card product-item product-tile product-grid")
# What those who sell a service show: voices of customers, plans, questions and answers.
SELLING = words("testimonial testimonials pricing plans faq")
